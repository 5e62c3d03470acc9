package io.baton.engine.rtsp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts the bytes of a connection into {@link RtspMessage}s: requests, responses and interleaved
 * frames in any order (RFC 2326 sections 4 and 10.12). What is not RTSP comes out as a {@link
 * MalformedMessage}, never as an exception.
 *
 * <p>Tolerates lines that end in a bare LF, empty lines between messages, and folded header lines.
 * Holds at most one head and one body, or one frame, of the sizes given; never more. While it is
 * {@linkplain #pause paused} it decodes nothing, holds what came in one read, and reads no more.
 */
public final class RtspDecoder extends ByteToMessageDecoder {
  /** A TEARDOWN with credentials, and a request or two before it. */
  private static final int MOST_AFTER_END = 1024;

  private enum State {
    BETWEEN_MESSAGES,
    HEAD,
    BODY,
    /** The rest of the connection cannot be understood; it is thrown away. */
    STOPPED
  }

  private final int maxHeadBytes;
  private final int maxBodyBytes;
  private final FrameReader frames;

  private State state = State.BETWEEN_MESSAGES;
  private MessageHead head = new MessageHead();
  private int headBytes;
  private int scannedBytes;
  private int bodyLength;
  private ChannelHandlerContext context;
  private boolean paused;

  /**
   * A decoder for one connection.
   *
   * @param maxHeadBytes longest request or status line plus header fields
   * @param maxBodyBytes longest body
   * @param maxFrameBytes longest interleaved packet, without its four octets of header
   */
  public RtspDecoder(int maxHeadBytes, int maxBodyBytes, int maxFrameBytes) {
    this.maxHeadBytes = maxHeadBytes;
    this.maxBodyBytes = maxBodyBytes;
    this.frames = (in, out) -> readFrame(in, out, maxFrameBytes);
  }

  /**
   * A decoder for one connection whose interleaved packets are taken as they are received, without
   * an object for each.
   *
   * @param maxHeadBytes longest request or status line plus header fields
   * @param maxBodyBytes longest body
   * @param packets takes the packets; asked again when more was received
   */
  public RtspDecoder(int maxHeadBytes, int maxBodyBytes, Consumer<ByteBuf> packets) {
    this.maxHeadBytes = maxHeadBytes;
    this.maxBodyBytes = maxBodyBytes;
    this.frames = (in, out) -> packets.accept(in);
  }

  /** Takes interleaved packets off the front of what was received. */
  @FunctionalInterface
  private interface FrameReader {
    void read(ByteBuf in, List<Object> out);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  /**
   * Decodes no more until {@link #resume}: messages that cannot be answered yet stay octets, and
   * what their sender sends beyond those stays with its sender. On the event loop.
   */
  public void pause() {
    paused = true;
  }

  /** Goes on; not to be called while a message is taken in. On the event loop. */
  public void resume() {
    if (!paused) {
      return;
    }
    paused = false;
    decodeRest();
    if (!paused) {
      context.channel().config().setAutoRead(true);
    }
  }

  private void decodeRest() {
    try {
      channelRead(context, Unpooled.EMPTY_BUFFER);
      channelReadComplete(context);
    } catch (Exception e) {
      context.fireExceptionCaught(e);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext added, Object message) throws Exception {
    super.channelRead(added, message);
    if (paused && actualReadableBytes() > 0) {
      added.channel().config().setAutoRead(false);
    }
  }

  /**
   * What its sender sent before it closed the connection is decoded, paused or not, if it is not
   * more than a player sends without waiting for an answer.
   */
  @Override
  public void channelInactive(ChannelHandlerContext added) throws Exception {
    paused = false;
    if (actualReadableBytes() > MOST_AFTER_END) {
      state = State.STOPPED;
    }
    super.channelInactive(added);
  }

  /** The decoder that this one is based on reads until it has a message. */
  @Override
  public void channelReadComplete(ChannelHandlerContext added) throws Exception {
    if (paused) {
      discardSomeReadBytes();
      added.fireChannelReadComplete();
    } else {
      super.channelReadComplete(added);
    }
  }

  @Override
  protected void decode(ChannelHandlerContext added, ByteBuf in, List<Object> out) {
    if (paused) {
      return;
    }
    switch (state) {
      case BETWEEN_MESSAGES -> begin(in, out);
      case HEAD -> readLine(in, out);
      case BODY -> readBody(in, out);
      case STOPPED -> in.skipBytes(in.readableBytes());
    }
  }

  private void begin(ByteBuf in, List<Object> out) {
    while (in.isReadable() && isLineBreak(in.getByte(in.readerIndex()))) {
      in.skipBytes(1);
    }
    if (!in.isReadable()) {
      return;
    }
    if (in.getByte(in.readerIndex()) == '$') {
      frames.read(in, out);
    } else {
      state = State.HEAD;
      readLine(in, out);
    }
  }

  private static boolean isLineBreak(byte b) {
    return b == '\r' || b == '\n';
  }

  private void readFrame(ByteBuf in, List<Object> out, int maxFrameBytes) {
    if (in.readableBytes() < InterleavedFrame.HEADER_LENGTH) {
      return;
    }
    int length = in.getUnsignedShort(in.readerIndex() + 2);
    if (length > maxFrameBytes) {
      String reason = "an interleaved packet has at most " + maxFrameBytes + " octets here";
      stop(new RtspParseException(RtspStatus.REQUEST_ENTITY_TOO_LARGE, reason), in, out);
    } else if (in.readableBytes() >= InterleavedFrame.HEADER_LENGTH + length) {
      int channel = in.getUnsignedByte(in.readerIndex() + 1);
      in.skipBytes(InterleavedFrame.HEADER_LENGTH);
      out.add(new InterleavedFrame(channel, in.readRetainedSlice(length)));
    }
  }

  /**
   * Reads one line; remembers how far it looked, so that drops of bytes cost no more than a gush.
   */
  private void readLine(ByteBuf in, List<Object> out) {
    int end = in.indexOf(in.readerIndex() + scannedBytes, in.writerIndex(), (byte) '\n');
    int length = end < 0 ? in.readableBytes() : end - in.readerIndex() + 1;
    if (headBytes + length > maxHeadBytes) {
      stop(headTooLong(), in, out);
      return;
    }
    if (end < 0) {
      scannedBytes = length;
      return;
    }
    scannedBytes = 0;
    headBytes += length;
    String line = in.readCharSequence(length - 1, StandardCharsets.UTF_8).toString();
    in.skipBytes(1);
    if (line.endsWith("\r")) {
      line = line.substring(0, line.length() - 1);
    }
    if (line.isEmpty()) {
      endHead(in, out);
    } else if (!head.addLine(line)) {
      stop(tooManyLines(), in, out);
    }
  }

  private RtspParseException headTooLong() {
    RtspStatus status =
        head.isEmpty() ? RtspStatus.REQUEST_URI_TOO_LARGE : RtspStatus.REQUEST_ENTITY_TOO_LARGE;
    return new RtspParseException(
        status, "a request line with its headers has at most " + maxHeadBytes + " octets here");
  }

  private static RtspParseException tooManyLines() {
    return new RtspParseException(
        RtspStatus.REQUEST_ENTITY_TOO_LARGE,
        "a head has at most " + MessageHead.MAX_LINES + " lines");
  }

  private void endHead(ByteBuf in, List<Object> out) {
    try {
      head.readFields();
      bodyLength = head.bodyLength(maxBodyBytes);
    } catch (RtspParseException e) {
      stop(e, in, out);
      return;
    }
    state = State.BODY;
    readBody(in, out);
  }

  private void readBody(ByteBuf in, List<Object> out) {
    if (in.readableBytes() < bodyLength) {
      return;
    }
    byte[] body = new byte[bodyLength];
    in.readBytes(body);
    RtspMessage message = head.toMessage(body);
    boolean lost = message instanceof MalformedMessage malformed && !malformed.resumable();
    state = lost ? State.STOPPED : State.BETWEEN_MESSAGES;
    head = new MessageHead();
    headBytes = 0;
    out.add(message);
  }

  private void stop(RtspParseException cause, ByteBuf in, List<Object> out) {
    state = State.STOPPED;
    in.skipBytes(in.readableBytes());
    out.add(new MalformedMessage(cause.status(), cause.getMessage(), head.cseq(), false));
  }
}
