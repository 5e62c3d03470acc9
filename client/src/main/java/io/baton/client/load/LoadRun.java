package io.baton.client.load;

import io.baton.client.rtsp.StreamingClient;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntConsumer;

/**
 * Plays a stream in many sessions at once and measures how they are served. All sessions live in
 * this process on a few event loops. One use only.
 */
public final class LoadRun {
  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final double NANOS_PER_SECOND = 1e9;

  private final LoadPlan plan;
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
    Crowd crowd = new Crowd(plan);
    LoadWindow window;
    List<SessionOutcome> outcomes;
    boolean trains;
    try (StreamingClient client =
        new StreamingClient(plan.threads(), plan.trust(), plan.trains())) {
      trains = client.receivesTrains() && plan.transport() == DeliveryTransport.UDP;
      warmUp(client);
      Optional<ProcessUsage> before = serverUsage();
      long begin = System.nanoTime();
      crowd.start(client, timer, progress);
      double rampSeconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
      Waiting.pause(timer, SETTLING);
      LoadWindow.Mark start = mark(crowd.meter());
      Waiting.pause(timer, plan.duration());
      window = LoadWindow.between(start, mark(crowd.meter()), rampSeconds, before);
      outcomes = crowd.stop();
    } finally {
      timer.shutdownNow();
    }
    return LoadReport.of(
        plan, trains, crowd.sessions(), outcomes, crowd.meter().lateness(), window);
  }

  /** Plays for a while without measuring, until this program's code is compiled. */
  private void warmUp(StreamingClient client) throws InterruptedException {
    if (!plan.warmUp().isZero()) {
      Crowd crowd = new Crowd(plan.forWarmUp());
      crowd.start(client, timer, started -> {});
      Waiting.pause(timer, plan.warmUp());
      crowd.stop();
    }
  }

  private LoadWindow.Mark mark(LoadMeter meter) throws IOException {
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
}
