package io.baton.engine.piece.client;

import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.Origin;
import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;

/** Asks whether a supplier has content as a copy of another node's. */
final class OriginExchange extends Exchange {
  private final ContentId content;
  private final AnswerListener<Optional<String>> listener;
  private Optional<String> origin = Optional.empty();

  OriginExchange(ContentId content, long dueAt, AnswerListener<Optional<String>> listener) {
    super(dueAt);
    this.content = content;
    this.listener = listener;
  }

  @Override
  FullHttpRequest request() {
    return Requests.of(HttpMethod.HEAD, Requests.path(content, Part.MANIFEST));
  }

  @Override
  Optional<FetchFailure> head(HttpResponse response) {
    if (!response.status().equals(HttpResponseStatus.OK)) {
      return Optional.of(failure(response.status()));
    }
    try {
      origin = Origin.read(response.headers());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(FetchFailure.BROKEN);
    }
  }

  @Override
  boolean body(ByteBuf octets) {
    return !octets.isReadable();
  }

  @Override
  boolean isWhole() {
    return true;
  }

  @Override
  void succeeded() {
    listener.answered(origin);
  }

  @Override
  void failed(FetchFailure failure) {
    listener.failed(failure);
  }
}
