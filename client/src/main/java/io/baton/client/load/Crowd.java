package io.baton.client.load;

import io.baton.client.rtsp.StreamingClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Sessions that are started one after the other and ended together. */
final class Crowd {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LoadPlan plan;
  private final LoadMeter meter = new LoadMeter();
  private final List<LoadSession> sessions = new ArrayList<>();

  Crowd(LoadPlan plan) {
    this.plan = plan;
  }

  /**
   * Starts the sessions at the plan's rate and waits until each receives or has failed; those that
   * do neither are left behind.
   *
   * @param progress told how many were started so far, on the timer
   */
  void start(StreamingClient client, ScheduledExecutorService timer, IntConsumer progress)
      throws InterruptedException {
    for (int number = 0; number < plan.sessions(); number++) {
      LoadSession session = new LoadSession(meter);
      sessions.add(session);
      int index = number;
      timer.schedule(
          () -> {
            session.start(client, plan, index);
            progress.accept(index + 1);
          },
          plan.delay(number).toNanos(),
          TimeUnit.NANOSECONDS);
    }
    CompletableFuture<?>[] settled =
        sessions.stream().map(LoadSession::settled).toArray(CompletableFuture[]::new);
    Waiting.await(CompletableFuture.allOf(settled), plan.delay(plan.sessions()).plus(PATIENCE));
  }

  /** Ends the sessions; what came of each, in their order. */
  List<SessionOutcome> stop() throws InterruptedException {
    List<CompletableFuture<SessionOutcome>> stops =
        sessions.stream().map(LoadSession::stop).toList();
    Waiting.await(CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)), PATIENCE);
    return stops.stream()
        .map(stop -> stop.isCompletedExceptionally() ? SessionOutcome.NOTHING : now(stop))
        .toList();
  }

  private static SessionOutcome now(CompletableFuture<SessionOutcome> stop) {
    return stop.getNow(SessionOutcome.NOTHING);
  }

  LoadMeter meter() {
    return meter;
  }

  List<LoadSession> sessions() {
    return List.copyOf(sessions);
  }
}
