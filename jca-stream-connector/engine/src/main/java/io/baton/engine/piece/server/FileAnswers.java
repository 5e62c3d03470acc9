package io.baton.engine.piece.server;

import io.baton.engine.media.ContentFiles;
import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedNioFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Answers with files, whole or a range of them. Without TLS the kernel sends them from its cache;
 * they never are in the memory of this process.
 */
final class FileAnswers {
  /** What is read in one go for TLS. */
  private static final int CHUNK = 65_536;

  private final PieceServices services;

  FileAnswers(PieceServices services) {
    this.services = services;
  }

  /** Answers GET and HEAD. */
  void answer(ChannelHandlerContext context, HttpRequest request, Target.File target) {
    Optional<ContentFiles> files = services.content().files(target.content());
    if (files.isEmpty()) {
      context.writeAndFlush(Answers.of(HttpResponseStatus.NOT_FOUND));
      return;
    }
    try {
      answer(context, request, target.content(), path(files.get(), target.part()));
    } catch (NoSuchFileException e) {
      // Removed between one moment and the next.
      context.writeAndFlush(Answers.of(HttpResponseStatus.NOT_FOUND));
    } catch (IOException e) {
      services.failures().occurred(others -> PieceLog.LOG.unreadable(e, target.content(), others));
      context.writeAndFlush(Answers.of(HttpResponseStatus.INTERNAL_SERVER_ERROR));
    }
  }

  private static Path path(ContentFiles files, Part part) {
    return switch (part) {
      case MANIFEST -> files.manifest();
      case INDEX -> files.index();
      case MEDIA -> files.media();
    };
  }

  private void answer(
      ChannelHandlerContext context, HttpRequest request, ContentId content, Path file)
      throws IOException {
    long size = Files.size(file);
    if (request.method().equals(HttpMethod.HEAD)) {
      FullHttpResponse answer = Answers.of(HttpResponseStatus.OK);
      describe(answer.headers(), content, size);
      context.writeAndFlush(answer);
      return;
    }
    String wanted = request.headers().get(HttpHeaderNames.RANGE);
    if (wanted == null) {
      send(context, file, new ByteRange(0, size), head(HttpResponseStatus.OK, content, size));
      return;
    }
    Optional<ByteRange> range = ByteRange.parse(wanted, size);
    if (range.isEmpty()) {
      FullHttpResponse answer = Answers.of(HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
      answer.headers().set(HttpHeaderNames.CONTENT_RANGE, ByteRange.unsatisfied(size));
      context.writeAndFlush(answer);
      return;
    }
    HttpResponse head = head(HttpResponseStatus.PARTIAL_CONTENT, content, range.get().length());
    head.headers().set(HttpHeaderNames.CONTENT_RANGE, range.get().header(size));
    send(context, file, range.get(), head);
  }

  private static HttpResponse head(HttpResponseStatus status, ContentId content, long length) {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
    describe(head.headers(), content, length);
    return head;
  }

  private static void describe(HttpHeaders headers, ContentId content, long length) {
    headers
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_OCTET_STREAM)
        .set(HttpHeaderNames.CONTENT_LENGTH, length)
        .set(HttpHeaderNames.ACCEPT_RANGES, HttpHeaderValues.BYTES)
        .set(HttpHeaderNames.ETAG, '"' + content.sha256() + '"');
  }

  /** The file is closed when it has been sent. */
  private void send(ChannelHandlerContext context, Path path, ByteRange range, HttpResponse head)
      throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    boolean tls = context.pipeline().get(SslHandler.class) != null;
    context.write(head);
    context
        .write(
            tls
                ? new ChunkedNioFile(file, range.from(), range.length(), CHUNK)
                : new DefaultFileRegion(file, range.from(), range.length()))
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
        .addListener(
            sent -> {
              if (sent.isSuccess()) {
                services.counters().octets().add(range.length());
              }
            });
    context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
  }
}
