package io.baton.engine.piece.server;

import io.baton.engine.media.ContentFiles;
import io.baton.engine.media.manifest.Manifest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Answers with pieces of indexes, compressed if the client takes that: an index has a lot that
 * repeats itself. Others, and those that are as long compressed, are sent as they are in the file.
 */
final class IndexAnswers {
  /** Longer pieces are not compressed: the thread is needed for other connections. */
  private static final int MOST_PACKED = 1 << 18;

  private final PieceServices services;
  private final FileSender sender;

  IndexAnswers(PieceServices services, FileSender sender) {
    this.services = services;
    this.sender = sender;
  }

  /** Answers GET and HEAD. */
  void answer(
      ChannelHandlerContext context,
      HttpRequest request,
      Target.IndexPiece target,
      ContentFiles files)
      throws IOException {
    Optional<ByteRange> range = range(target.number(), files);
    if (range.isEmpty()) {
      context.writeAndFlush(Answers.of(HttpResponseStatus.NOT_FOUND));
      return;
    }
    boolean packs =
        range.get().length() <= MOST_PACKED
            && AcceptedCodings.includeDeflate(
                request.headers().getAll(HttpHeaderNames.ACCEPT_ENCODING));
    Optional<byte[]> packed =
        packs
            ? services.packed().take(target, () -> read(files.index(), range.get()))
            : Optional.empty();
    boolean headOnly = request.method().equals(HttpMethod.HEAD);
    if (packed.isPresent()) {
      send(context, packed.get(), headOnly);
    } else if (headOnly) {
      FullHttpResponse answer = Answers.of(HttpResponseStatus.OK);
      describe(answer, range.get().length());
      context.writeAndFlush(answer);
    } else {
      HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
      describe(head, range.get().length());
      sender.send(context, head, files.index(), range.get());
    }
  }

  /** Where a piece is in the file; empty if there is none of that number. */
  private static Optional<ByteRange> range(int number, ContentFiles files) throws IOException {
    int bits = Manifest.indexPieceBits(files.manifest());
    long from = (long) number << bits;
    long left = Files.size(files.index()) - from;
    return left > 0
        ? Optional.of(new ByteRange(from, Math.min(left, 1L << bits)))
        : Optional.empty();
  }

  private static byte[] read(Path path, ByteRange range) throws IOException {
    ByteBuffer octets = ByteBuffer.allocate((int) range.length());
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      while (octets.hasRemaining()) {
        if (file.read(octets, range.from() + octets.position()) < 0) {
          throw new EOFException("the index has been cut off");
        }
      }
    }
    return octets.array();
  }

  private static void describe(HttpResponse answer, long length) {
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_OCTET_STREAM)
        .set(HttpHeaderNames.CONTENT_LENGTH, length)
        .set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
  }

  private void send(ChannelHandlerContext context, byte[] packed, boolean headOnly) {
    ByteBuf body = headOnly ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(packed);
    FullHttpResponse answer =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
    describe(answer, packed.length);
    answer.headers().set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.DEFLATE);
    int octets = body.readableBytes();
    context
        .writeAndFlush(answer)
        .addListener(
            sent -> {
              services.packed().sent(packed);
              if (sent.isSuccess()) {
                services.counters().octets().add(octets);
              }
            });
  }
}
