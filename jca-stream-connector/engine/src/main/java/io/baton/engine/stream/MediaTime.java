package io.baton.engine.stream;

/**
 * Conversions between nanoseconds and the ticks of an RTP clock; exact to the tick, rounded down.
 */
public final class MediaTime {
  /** Nanoseconds in a second. */
  public static final long SECOND = 1_000_000_000L;

  private MediaTime() {}

  /** Nanoseconds of a number of ticks, rounded down. */
  public static long nanos(long ticks, int clockRate) {
    long seconds = Math.floorDiv(ticks, (long) clockRate);
    long rest = Math.floorMod(ticks, (long) clockRate);
    return seconds * SECOND + rest * SECOND / clockRate;
  }

  /** Nanoseconds of a number of ticks, rounded up: {@link #ticks} gives the same number back. */
  public static long nanosRoundedUp(long ticks, int clockRate) {
    return -nanos(-ticks, clockRate);
  }

  /** Ticks that have begun by a time, rounded down. */
  public static long ticks(long nanos, int clockRate) {
    long seconds = Math.floorDiv(nanos, SECOND);
    long rest = Math.floorMod(nanos, SECOND);
    return seconds * clockRate + rest * clockRate / SECOND;
  }

  /** First tick at or after a time. */
  public static long ticksAtOrAfter(long nanos, int clockRate) {
    long ticks = ticks(nanos, clockRate);
    return nanos(ticks, clockRate) < nanos ? ticks + 1 : ticks;
  }
}
