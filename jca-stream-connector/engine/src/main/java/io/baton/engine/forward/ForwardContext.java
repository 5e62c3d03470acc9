package io.baton.engine.forward;

import io.baton.connector.StreamEvent;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.stream.EpochClock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What all that is forwarded needs.
 *
 * @param clock wall clock
 * @param loops event loops
 * @param table where forwarded sessions are found
 * @param events told, on event loops, of sessions whose provider cannot notify any more
 * @param firstAnswer within which a provider answers the first requests, or another is asked for
 * @param counters what has happened so far
 */
public record ForwardContext(
    EpochClock clock,
    StreamLoops loops,
    ForwardTable table,
    Consumer<StreamEvent> events,
    Duration firstAnswer,
    Counters counters) {
  private static final Duration FIRST_ANSWER = Duration.ofMillis(500);

  /** The context of an engine, in which nothing has happened. */
  public ForwardContext(
      EpochClock clock, StreamLoops loops, ForwardTable table, Consumer<StreamEvent> events) {
    this(clock, loops, table, events, FIRST_ANSWER, new Counters());
  }

  /**
   * Counts since the engine started.
   *
   * @param started sessions set up
   * @param lost sessions whose provider was lost
   * @param redecided decisions asked for again because a provider did not answer
   */
  public record Counters(LongAdder started, LongAdder lost, LongAdder redecided) {
    public Counters() {
      this(new LongAdder(), new LongAdder(), new LongAdder());
    }
  }
}
