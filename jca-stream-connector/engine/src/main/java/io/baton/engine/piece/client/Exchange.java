package io.baton.engine.piece.client;

import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;

/** A request, and what is done with its answer. It ends once, then it is left alone. */
abstract class Exchange implements Fetch {
  private final long dueAt;
  private Runnable onCancel = () -> {};
  private boolean ended;

  Exchange(long dueAt) {
    this.dueAt = dueAt;
  }

  /** {@link System#nanoTime} when the answer is needed. */
  final long dueAt() {
    return dueAt;
  }

  /** Whether it was cancelled. */
  final boolean hasEnded() {
    return ended;
  }

  /** What is to be done when the caller gives up. */
  final void onCancel(Runnable action) {
    onCancel = action;
  }

  @Override
  public final void cancel() {
    if (!ended) {
      ended = true;
      onCancel.run();
    }
  }

  final void fail(FetchFailure failure) {
    if (!ended) {
      ended = true;
      failed(failure);
    }
  }

  final void succeed() {
    if (!ended) {
      ended = true;
      succeeded();
    }
  }

  /** The request, but for what concerns the connection. */
  abstract FullHttpRequest request();

  /**
   * Takes the head of the answer.
   *
   * @return why it is none, if it is none; then nothing follows
   */
  abstract Optional<FetchFailure> head(HttpResponse response);

  /** Takes octets of the body; false if they do not belong to an answer. */
  abstract boolean body(ByteBuf octets);

  /** Whether the answer is whole with what was taken. */
  abstract boolean isWhole();

  /** The answer is whole. */
  abstract void succeeded();

  abstract void failed(FetchFailure failure);

  /** What a status other than the expected one means. */
  static FetchFailure failure(HttpResponseStatus status) {
    return switch (status.code()) {
      case 401, 403, 503 -> FetchFailure.REFUSED;
      case 404 -> FetchFailure.NOT_FOUND;
      default -> FetchFailure.BROKEN;
    };
  }
}
