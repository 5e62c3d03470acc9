package io.baton.connector.ra;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamRequest;
import io.baton.connector.StreamRequestListener;
import io.baton.connector.StreamUnavailableException;
import io.baton.connector.ViewerCredential;
import io.baton.engine.server.decision.DecisionMaker;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.work.WorkManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Brings requests from the event loops to the message-driven bean that decides, on worker threads:
 * receiving never waits for deciding (R40).
 */
final class RequestDispatcher implements DecisionMaker {
  /** Worker threads that decide at once; half of what a server has by default is left to others. */
  private static final int WORKERS = 24;

  private final Endpoint<StreamRequestListener> endpoint;
  private final TaskQueue tasks;
  private final Duration timeout;
  private final Clock clock;

  /**
   * Ready to dispatch.
   *
   * @param limit requests waiting or being decided at most
   * @param timeout after which a request that still waits is not worth deciding
   */
  RequestDispatcher(
      Endpoint<StreamRequestListener> endpoint,
      WorkManager workManager,
      int limit,
      Duration timeout,
      Clock clock) {
    this.endpoint = endpoint;
    this.tasks = new TaskQueue(workManager, Math.min(WORKERS, limit), limit, timeout);
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public CompletionStage<StreamDecision> decide(StreamRequest request) {
    return submit(listener -> listener.decide(request));
  }

  @Override
  public CompletionStage<Optional<ViewerCredential>> credential(String user, String realm) {
    return submit(listener -> listener.credential(user, realm));
  }

  @Override
  public CompletionStage<Boolean> mayView(String user) {
    return submit(listener -> listener.mayView(user));
  }

  void close(Duration patience) {
    tasks.close(patience);
  }

  private <R> CompletionStage<R> submit(Function<StreamRequestListener, R> call) {
    if (!endpoint.isActive()) {
      return CompletableFuture.failedFuture(
          new StreamUnavailableException("The service is starting or stopping", null));
    }
    Request<R> request = new Request<>(call, clock.instant().plus(timeout));
    if (!tasks.offer(request)) {
      throw new RejectedExecutionException("Too many requests wait for a decision");
    }
    return request.answer;
  }

  private final class Request<R> implements TaskQueue.Task {
    private final Function<StreamRequestListener, R> call;
    private final Instant deadline;
    private final CompletableFuture<R> answer = new CompletableFuture<>();

    Request(Function<StreamRequestListener, R> call, Instant deadline) {
      this.call = call;
      this.deadline = deadline;
    }

    @Override
    public void run() {
      if (clock.instant().isAfter(deadline)) {
        answer.completeExceptionally(
            new TimeoutException("No decision within " + timeout.toSeconds() + " s"));
        return;
      }
      try {
        answer.complete(endpoint.call(call));
      } catch (UnavailableException | RuntimeException e) {
        answer.completeExceptionally(e);
      }
    }

    @Override
    public void reject(Exception cause) {
      answer.completeExceptionally(cause);
    }
  }
}
