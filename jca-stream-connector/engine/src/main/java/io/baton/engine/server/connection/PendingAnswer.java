package io.baton.engine.server.connection;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for an answer from the service without holding up the event loop. */
public final class PendingAnswer {
  private PendingAnswer() {}

  /** What is done with an answer, on the connection's event loop. */
  @FunctionalInterface
  public interface Continuation<T> {
    void apply(Exchange exchange, T answer) throws RequestFailedException;
  }

  /**
   * Asks, and goes on when the answer is there.
   *
   * @param question asked at once; may refuse with {@link RejectedExecutionException}
   * @param timeout after which the client does not wait any more
   * @param unanswered what to do if there is no answer
   * @param tooLate what to do with an answer for which no client waits any more, on the
   *     connection's event loop
   */
  public static <T> void await(
      Exchange exchange,
      Supplier<CompletionStage<T>> question,
      Duration timeout,
      Consumer<Exchange> unanswered,
      Continuation<T> next,
      Consumer<T> tooLate) {
    CompletionStage<T> asked;
    try {
      asked = question.get();
    } catch (RejectedExecutionException e) {
      unanswered.accept(exchange);
      return;
    }
    EventLoop loop = exchange.connection().channel().eventLoop();
    // Not what was asked, which would take no answer any more once the time is over.
    CompletableFuture<T> pending = new CompletableFuture<>();
    ScheduledFuture<?> timer =
        loop.schedule(
            () -> pending.completeExceptionally(new TimeoutException()),
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    pending.whenComplete(
        (answer, failure) -> {
          timer.cancel(false);
          loop.execute(() -> proceed(exchange, answer, failure, unanswered, next, tooLate));
        });
    asked.whenComplete(
        (answer, failure) -> {
          boolean inTime =
              failure == null ? pending.complete(answer) : pending.completeExceptionally(failure);
          if (!inTime && answer != null) {
            loop.execute(() -> tooLate.accept(answer));
          }
        });
  }

  private static <T> void proceed(
      Exchange exchange,
      T answer,
      Throwable failure,
      Consumer<Exchange> unanswered,
      Continuation<T> next,
      Consumer<T> tooLate) {
    boolean answered = failure == null && answer != null;
    if (!exchange.connection().channel().isActive()) {
      // What is set up for a client that has gone would never be torn down.
      if (answered) {
        tooLate.accept(answer);
      }
    } else if (answered) {
      exchange.run(same -> next.apply(same, answer));
    } else {
      unanswered.accept(exchange);
    }
  }
}
