package io.baton.engine.piece.server;

import io.baton.engine.media.ContentFiles;
import io.baton.engine.piece.Origin;
import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import io.netty.channel.ChannelHandlerContext;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Answers with what is in files, whole or a range of them, or a piece. */
final class FileAnswers {
  private final PieceServices services;
  private final FileSender sender;
  private final IndexAnswers pieces;

  FileAnswers(PieceServices services) {
    this.services = services;
    this.sender = new FileSender(services.counters().octets());
    this.pieces = new IndexAnswers(services, sender);
  }

  /** Answers GET and HEAD. */
  void answer(ChannelHandlerContext context, HttpRequest request, Target.Stored target) {
    Optional<ContentFiles> files = services.content().files(target.content());
    if (files.isEmpty()) {
      context.writeAndFlush(Answers.of(HttpResponseStatus.NOT_FOUND));
      return;
    }
    try {
      if (target instanceof Target.IndexPiece piece) {
        pieces.answer(context, request, piece, files.get());
      } else if (target instanceof Target.File file) {
        answer(context, request, file.content(), path(files.get(), file.part()));
      }
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
      services.content().origin(content).ifPresent(node -> Origin.write(answer.headers(), node));
      context.writeAndFlush(answer);
      return;
    }
    String wanted = request.headers().get(HttpHeaderNames.RANGE);
    if (wanted == null) {
      HttpResponse head = head(HttpResponseStatus.OK, content, size);
      sender.send(context, head, file, new ByteRange(0, size));
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
    sender.send(context, head, file, range.get());
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
}
