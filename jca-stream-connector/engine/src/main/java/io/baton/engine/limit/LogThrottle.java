package io.baton.engine.limit;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Lets one report a period through, however many there are to make, and counts those that it holds
 * back. Thread-safe.
 */
public final class LogThrottle {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final LongSupplier clock;
  private boolean reported;
  private long reportedAt;
  private long heldBack;

  /**
   * Lets the first report through.
   *
   * @param clock nanoseconds since any moment, never going back
   */
  public LogThrottle(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Counts something to report.
   *
   * @return how many were held back since the last report, if this one is to be made; else empty
   */
  public synchronized OptionalLong report() {
    long now = clock.getAsLong();
    if (reported && now - reportedAt < PERIOD.toNanos()) {
      heldBack++;
      return OptionalLong.empty();
    }
    long before = heldBack;
    reported = true;
    reportedAt = now;
    heldBack = 0;
    return OptionalLong.of(before);
  }
}
