package io.baton.engine.piece.client;

import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.FetchListener;
import io.baton.engine.piece.IndexPiece;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A piece of an index. It is decompressed when it is whole, if the supplier has compressed it: so
 * there is nothing to be freed if that never comes.
 */
final class IndexExchange extends Exchange {
  private final IndexPiece piece;
  private final PieceInflater inflater;
  private final ByteBuffer target;
  private final FetchListener listener;
  private Optional<byte[]> packed = Optional.empty();
  private int length;
  private int received;

  IndexExchange(
      IndexPiece piece,
      ByteBuffer target,
      long dueAt,
      PieceInflater inflater,
      FetchListener listener) {
    super(dueAt);
    this.piece = piece;
    this.inflater = inflater;
    this.target = target.slice(target.position(), piece.range().length());
    this.listener = listener;
  }

  @Override
  FullHttpRequest request() {
    ContentRange range = piece.range();
    String path = Requests.path(range.content(), range.part()) + '/' + piece.number();
    FullHttpRequest request = Requests.of(HttpMethod.GET, path);
    request.headers().set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.DEFLATE);
    return request;
  }

  /** What is compressed is shorter, or it would not be: that bounds what is kept here. */
  @Override
  Optional<FetchFailure> head(HttpResponse response) {
    if (!response.status().equals(HttpResponseStatus.OK)) {
      return Optional.of(failure(response.status()));
    }
    long announced = HttpUtil.getContentLength(response, -1L);
    boolean usable;
    if (HttpHeaderValues.DEFLATE.contentEqualsIgnoreCase(coding(response))) {
      usable = announced > 0 && announced < target.capacity();
      packed = usable ? Optional.of(new byte[(int) announced]) : packed;
    } else {
      usable =
          announced == target.capacity()
              && HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(coding(response));
    }
    length = usable ? (int) announced : 0;
    return usable ? Optional.empty() : Optional.of(FetchFailure.BROKEN);
  }

  private static String coding(HttpResponse response) {
    return response
        .headers()
        .get(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.IDENTITY.toString());
  }

  @Override
  boolean body(ByteBuf octets) {
    int more = octets.readableBytes();
    if (more > length - received) {
      return false;
    }
    boolean first = received == 0;
    ByteBuffer into = packed.map(ByteBuffer::wrap).orElse(target);
    octets.readBytes(into.duplicate().limit(received + more).position(received));
    received += more;
    if (first && more > 0) {
      listener.started();
    }
    return true;
  }

  @Override
  boolean isWhole() {
    return received == length;
  }

  @Override
  void succeeded() {
    if (packed.isEmpty() || inflater.inflate(packed.get(), length, target)) {
      listener.completed(length);
    } else {
      listener.failed(FetchFailure.DAMAGED);
    }
  }

  @Override
  void failed(FetchFailure failure) {
    listener.failed(failure);
  }
}
