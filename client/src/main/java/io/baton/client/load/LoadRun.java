package io.baton.client.load;

import io.baton.client.StreamingClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/**
 * Plays a stream in many sessions at once and measures how they are served. All sessions live in
 * this process on a few event loops. One use only.
 */
public final class LoadRun {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final LoadPlan plan;
  private final LoadMeter meter = new LoadMeter();
  private final List<LoadSession> sessions = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "baton-load");
            thread.setDaemon(true);
            return thread;
          });

  public LoadRun(LoadPlan plan) {
    this.plan = plan;
  }

  /**
   * Runs.
   *
   * @param progress told how many sessions were started so far
   * @throws IOException if the server process cannot be measured
   */
  public LoadReport run(IntConsumer progress) throws IOException, InterruptedException {
    Optional<ProcessUsage> before = serverUsage();
    long begin = System.nanoTime();
    LoadWindow window;
    List<SessionOutcome> outcomes;
    try (StreamingClient client = new StreamingClient(plan.threads(), plan.insecure())) {
      startAll(client, progress);
      awaitSettled();
      double rampSeconds = (System.nanoTime() - begin) / 1e9;
      pause(SETTLING);
      LoadWindow.Mark start = mark();
      pause(plan.duration());
      window = LoadWindow.between(start, mark(), rampSeconds, before);
      outcomes = stopAll();
    } finally {
      timer.shutdownNow();
    }
    return LoadReport.of(plan, sessions, outcomes, meter.lateness(), window);
  }

  private void startAll(StreamingClient client, IntConsumer progress) {
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
  }

  /** Waits until every session receives or has failed; those that do neither are left behind. */
  private void awaitSettled() throws InterruptedException {
    Duration limit = plan.delay(plan.sessions()).plus(PATIENCE);
    CompletableFuture<?>[] settled =
        sessions.stream().map(LoadSession::settled).toArray(CompletableFuture[]::new);
    await(CompletableFuture.allOf(settled), limit);
  }

  private void pause(Duration duration) throws InterruptedException {
    await(new CompletableFuture<Void>(), duration);
  }

  private static boolean await(CompletableFuture<?> future, Duration limit)
      throws InterruptedException {
    try {
      future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private LoadWindow.Mark mark() throws IOException {
    return new LoadWindow.Mark(
        System.nanoTime(),
        meter.packets(),
        meter.octets(),
        ProcessUsage.of(ProcessHandle.current().pid()),
        serverUsage());
  }

  private Optional<ProcessUsage> serverUsage() throws IOException {
    return plan.serverPid().isPresent()
        ? Optional.of(ProcessUsage.of(plan.serverPid().getAsLong()))
        : Optional.empty();
  }

  private List<SessionOutcome> stopAll() throws InterruptedException {
    List<CompletableFuture<SessionOutcome>> stops =
        sessions.stream().map(LoadSession::stop).toList();
    await(CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)), PATIENCE);
    return stops.stream().map(stop -> stop.getNow(SessionOutcome.NOTHING)).toList();
  }
}
