package io.baton.engine.forward;

import io.baton.connector.StreamEvent;
import io.baton.engine.admission.AdmissionControl;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.stream.EpochClock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What all that is forwarded needs.
 *
 * @param clock wall clock
 * @param admission where the capacity for what is relayed comes from
 * @param loops event loops
 * @param table where forwarded sessions are found
 * @param events told, on event loops, of sessions whose provider cannot notify any more
 * @param limits how long to wait
 * @param counters what has happened so far
 */
public record ForwardContext(
    EpochClock clock,
    AdmissionControl admission,
    StreamLoops loops,
    ForwardTable table,
    Consumer<StreamEvent> events,
    Limits limits,
    Counters counters) {
  private static final Duration FIRST_ANSWER = Duration.ofMillis(500);

  /** The context of an engine. */
  public static ForwardContext of(
      EngineConfiguration configuration,
      EpochClock clock,
      AdmissionControl admission,
      StreamLoops loops,
      ForwardTable table,
      Consumer<StreamEvent> events) {
    Limits limits =
        new Limits(configuration.sessionTimeout(), configuration.interleavedStall(), FIRST_ANSWER);
    return new ForwardContext(clock, admission, loops, table, events, limits, new Counters());
  }

  /**
   * How long to wait.
   *
   * @param silence without a sign of life from a client over UDP, after which its session ends
   * @param stall that a client takes no data in its connection, after which it is dropped
   * @param firstAnswer within which a provider answers the first requests, or another is asked for
   */
  public record Limits(Duration silence, Duration stall, Duration firstAnswer) {}

  /**
   * Counts since the engine started.
   *
   * @param started sessions set up
   * @param lost sessions whose provider was lost
   * @param redecided decisions asked for again because a provider did not answer
   * @param timedOut sessions ended because their client fell silent
   * @param dropped sessions ended because their client was too slow
   * @param reportedLost packets that clients reported lost
   */
  public record Counters(
      LongAdder started,
      LongAdder lost,
      LongAdder redecided,
      LongAdder timedOut,
      LongAdder dropped,
      LongAdder reportedLost) {
    public Counters() {
      this(
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder());
    }
  }
}
