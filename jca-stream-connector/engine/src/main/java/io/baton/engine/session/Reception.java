package io.baton.engine.session;

import io.baton.engine.stream.MediaTime;
import java.time.Duration;
import java.util.Optional;

/** What the receiver of one track reported last (RFC 3550 section 6.4.1). Confined to a loop. */
final class Reception {
  private static final double FRACTION = 256;

  private final int clockRate;
  private boolean reported;
  private int fractionLost;
  private int cumulativeLost;
  private long jitterTicks;

  Reception(int clockRate) {
    this.clockRate = clockRate;
  }

  /**
   * Takes a report in.
   *
   * @return packets newly reported lost; late arrivals make the receiver's count go down, ours not
   */
  int report(int newFractionLost, int newCumulativeLost, long newJitterTicks) {
    int more = Math.max(0, newCumulativeLost - cumulativeLost);
    reported = true;
    fractionLost = newFractionLost;
    cumulativeLost = Math.max(cumulativeLost, newCumulativeLost);
    jitterTicks = newJitterTicks;
    return more;
  }

  /** 0 to 1. */
  double loss() {
    return fractionLost / FRACTION;
  }

  long lost() {
    return cumulativeLost;
  }

  Optional<Duration> jitter() {
    return reported
        ? Optional.of(Duration.ofNanos(MediaTime.nanos(jitterTicks, clockRate)))
        : Optional.empty();
  }
}
