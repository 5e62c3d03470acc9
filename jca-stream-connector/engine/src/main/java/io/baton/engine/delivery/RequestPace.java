package io.baton.engine.delivery;

import java.time.Duration;

/**
 * How much of an event loop's time requests may take, all its connections together: a part of each
 * period between two rounds of sending. The rest is for streams, and a loop that is not always busy
 * is woken in time by a machine that is. Confined to its event loop; allocates nothing.
 */
final class RequestPace {
  private final long period;
  private final long most;
  private long round;
  private long taken;

  /**
   * Nothing was taken yet.
   *
   * @param share part of a period that requests may take, more than 0 and at most 1
   * @param period time between two rounds of sending
   */
  RequestPace(double share, Duration period) {
    this.period = period.toNanos();
    this.most = (long) (share * period.toNanos());
  }

  /**
   * How long the next request has to wait, in nanoseconds: until the next round if this one's time
   * was taken, else not at all.
   *
   * @param now nanoseconds since 1970
   */
  long nanosToWait(long now) {
    long present = Math.floorDiv(now, period);
    if (present != round) {
      round = present;
      taken = 0;
    }
    return taken < most ? 0 : (present + 1) * period - now;
  }

  /** A request has taken so many nanoseconds. */
  void took(long nanos) {
    taken += nanos;
  }
}
