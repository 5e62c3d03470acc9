package io.baton.engine.rtsp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Writes requests, responses and interleaved frames. Content-Length is computed here; one in the
 * headers is ignored. Buffers pass unchanged.
 */
public final class RtspEncoder extends MessageToByteEncoder<RtspMessage> {
  private static final String CRLF = "\r\n";

  public RtspEncoder() {
    super(RtspMessage.class);
  }

  @Override
  protected void encode(ChannelHandlerContext context, RtspMessage message, ByteBuf out) {
    if (message instanceof RtspRequest request) {
      String start = request.method() + " " + request.uri() + " " + request.version();
      writeMessage(start, request.headers(), request.body(), out);
    } else if (message instanceof RtspResponse response) {
      String start = RtspMessage.VERSION + " " + response.status() + " " + response.reason();
      writeMessage(start, response.headers(), response.body(), out);
    } else if (message instanceof InterleavedFrame frame) {
      writeFrame(frame, out);
    } else {
      throw new IllegalArgumentException("a malformed message cannot be sent");
    }
  }

  private static void writeMessage(String start, RtspHeaders headers, byte[] body, ByteBuf out) {
    StringBuilder head = new StringBuilder(256).append(start).append(CRLF);
    headers.forEach(
        (name, value) -> {
          if (!name.equalsIgnoreCase(RtspHeaderNames.CONTENT_LENGTH)) {
            head.append(name).append(": ").append(value).append(CRLF);
          }
        });
    if (body.length > 0) {
      head.append(RtspHeaderNames.CONTENT_LENGTH).append(": ").append(body.length).append(CRLF);
    }
    out.writeCharSequence(head.append(CRLF), StandardCharsets.UTF_8);
    out.writeBytes(body);
  }

  private static void writeFrame(InterleavedFrame frame, ByteBuf out) {
    ByteBuf content = frame.content();
    out.writeByte('$').writeByte(frame.channel()).writeShort(content.readableBytes());
    out.writeBytes(content, content.readerIndex(), content.readableBytes());
  }
}
