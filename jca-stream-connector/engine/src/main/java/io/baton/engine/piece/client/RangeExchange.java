package io.baton.engine.piece.client;

import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.FetchListener;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Octets of a file, straight into the buffer where they are wanted. */
final class RangeExchange extends Exchange {
  private final ContentRange range;
  private final ByteBuffer target;
  private final FetchListener listener;
  private int missing;

  RangeExchange(ContentRange range, ByteBuffer target, long dueAt, FetchListener listener) {
    super(dueAt);
    this.range = range;
    this.target = target.duplicate();
    this.listener = listener;
    this.missing = range.length();
    if (target.remaining() < missing) {
      throw new IllegalArgumentException("the target has no room for " + range);
    }
  }

  @Override
  FullHttpRequest request() {
    FullHttpRequest request =
        Requests.of(HttpMethod.GET, Requests.path(range.content(), range.part()));
    request.headers().set(HttpHeaderNames.RANGE, "bytes=" + span());
    return request;
  }

  private String span() {
    return range.from() + "-" + range.last();
  }

  @Override
  Optional<FetchFailure> head(HttpResponse response) {
    if (!response.status().equals(HttpResponseStatus.PARTIAL_CONTENT)) {
      return Optional.of(failure(response.status()));
    }
    String sent = response.headers().get(HttpHeaderNames.CONTENT_RANGE, "");
    boolean asked =
        sent.startsWith("bytes " + span() + "/")
            && HttpUtil.getContentLength(response, -1L) == range.length();
    return asked ? Optional.empty() : Optional.of(FetchFailure.BROKEN);
  }

  @Override
  boolean body(ByteBuf octets) {
    int length = octets.readableBytes();
    if (length > missing) {
      return false;
    }
    boolean first = missing == range.length();
    target.limit(target.position() + length);
    octets.readBytes(target);
    missing -= length;
    if (first && length > 0) {
      listener.started();
    }
    return true;
  }

  @Override
  boolean isWhole() {
    return missing == 0;
  }

  @Override
  void succeeded() {
    listener.completed(range.length());
  }

  @Override
  void failed(FetchFailure failure) {
    listener.failed(failure);
  }
}
