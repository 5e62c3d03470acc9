package io.baton.engine.piece.client;

import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.FetchListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what becomes of a request; on the event loop, read from anywhere. */
final class Recorder<T> implements FetchListener, AnswerListener<T> {
  private static final int TIMEOUT_SECONDS = 20;

  private final CompletableFuture<Object> outcome = new CompletableFuture<>();
  private final AtomicInteger starts = new AtomicInteger();
  private final AtomicInteger received = new AtomicInteger();

  @Override
  public void started() {
    starts.incrementAndGet();
  }

  @Override
  public void completed(int octets) {
    received.set(octets);
    end("completed");
  }

  @Override
  public void answered(T answer) {
    end(answer);
  }

  @Override
  public void failed(FetchFailure failure) {
    end(failure);
  }

  private void end(Object with) {
    if (!outcome.complete(with)) {
      throw new AssertionError("has ended before: " + outcome.join() + ", then: " + with);
    }
  }

  int starts() {
    return starts.get();
  }

  /** Octets that have come, if it is complete. */
  int received() {
    return received.get();
  }

  boolean hasEnded() {
    return outcome.isDone();
  }

  /** Waits for the end: {@code completed}, the answer, or the failure. */
  Object outcome() throws Exception {
    return outcome.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }
}
