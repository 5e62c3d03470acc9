package io.baton.node;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock for ages: the time of day at its start, and from then on what the monotonic clock adds.
 * An age does not jump when an operator or NTP sets the time of day.
 */
public final class SteadyClock extends Clock {
  private static final SteadyClock SYSTEM = new SteadyClock(Clock.systemUTC(), System::nanoTime);

  private final Instant start;
  private final long startNanos;
  private final LongSupplier nanoClock;

  SteadyClock(Clock timeOfDay, LongSupplier nanoClock) {
    this.start = timeOfDay.instant();
    this.startNanos = nanoClock.getAsLong();
    this.nanoClock = nanoClock;
  }

  /** The clock of this process. */
  public static Clock system() {
    return SYSTEM;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanoClock.getAsLong() - startNanos);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("ages have no zone");
  }
}
