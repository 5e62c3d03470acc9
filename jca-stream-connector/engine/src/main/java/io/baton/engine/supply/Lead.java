package io.baton.engine.supply;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far ahead a session is supplied.
 *
 * @param from where it stands, nanoseconds since 1970; empty if it goes with the clock
 * @param readyUntil when the first packet is due that cannot be sent yet; {@link Long#MAX_VALUE} if
 *     nothing was planned yet
 */
record Lead(OptionalLong from, long readyUntil) {
  /** That of a session which has not begun. */
  static final Lead NONE = new Lead(OptionalLong.empty(), Long.MAX_VALUE);

  /**
   * As long as it is at a time.
   *
   * @param now nanoseconds since 1970
   */
  Duration at(long now) {
    return readyUntil == Long.MAX_VALUE
        ? Duration.ZERO
        : Duration.ofNanos(readyUntil - from.orElse(now));
  }
}
