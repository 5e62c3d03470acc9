package io.baton.engine.piece.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Answers that are made whole. */
final class Answers {
  private Answers() {}

  /** A status alone. */
  static FullHttpResponse of(HttpResponseStatus status) {
    return of(status, "");
  }

  /** A status and text. */
  static FullHttpResponse of(HttpResponseStatus status, String text) {
    ByteBuf body =
        text.isEmpty()
            ? Unpooled.EMPTY_BUFFER
            : Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
    FullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    if (!status.equals(HttpResponseStatus.NO_CONTENT)) {
      answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    }
    if (body.isReadable()) {
      answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    }
    return answer;
  }

  /** The last one of its connection, which is closed when it is written. */
  static FullHttpResponse last(HttpResponseStatus status) {
    FullHttpResponse answer = of(status);
    answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return answer;
  }
}
