package io.baton.cluster;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The wait for another node's answer. If the limit passes, that may be this node's fault: one that
 * stood still, or whose threads have no processor, finds answers late that came in time. Then
 * nothing is known of the other node.
 */
public final class AnswerWait {
  /** Part of the limit by which this node's timers may be late. */
  private static final int TOLERANCE = 4;

  private final LongSupplier nanoClock;
  private final long begun;
  private final Duration limit;

  private AnswerWait(LongSupplier nanoClock, Duration limit) {
    this.nanoClock = nanoClock;
    this.begun = nanoClock.getAsLong();
    this.limit = limit;
  }

  /**
   * Begins now.
   *
   * @param limit after which the other node counts as silent
   */
  public static AnswerWait begin(LongSupplier nanoClock, Duration limit) {
    return new AnswerWait(nanoClock, limit);
  }

  /** When it began, by the clock. */
  public long begun() {
    return begun;
  }

  /** Whether this node itself is late, asked when the limit has passed. */
  public boolean isOverdue() {
    return nanoClock.getAsLong() - begun > limit.toNanos() + limit.toNanos() / TOLERANCE;
  }
}
