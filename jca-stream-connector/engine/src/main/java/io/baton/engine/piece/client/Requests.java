package io.baton.engine.piece.client;

import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Requests as the server of pieces takes them. */
final class Requests {
  private Requests() {}

  static String path(ContentId content, Part part) {
    return "/content/" + content + '/' + part.text();
  }

  static FullHttpRequest of(HttpMethod method, String path) {
    return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, path, Unpooled.EMPTY_BUFFER);
  }

  static FullHttpRequest of(HttpMethod method, String path, String text) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            method,
            path,
            Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8)));
    request.headers().set(HttpHeaderNames.CONTENT_LENGTH, request.content().readableBytes());
    return request;
  }
}
