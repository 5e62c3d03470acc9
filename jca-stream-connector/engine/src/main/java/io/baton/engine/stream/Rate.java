package io.baton.engine.stream;

/**
 * How fast a stream goes, in thousandths, so that every node computes the same times.
 *
 * @param scale normal play time per unit of time as the viewer sees it (RFC 2326 section 12.34);
 *     1000 is normal, 2000 to 32000 is key-frame trick play
 * @param speed delivery per unit of wall clock (RFC 2326 section 12.35); 500 to 4000
 */
public record Rate(int scale, int speed) {
  /** One, in thousandths. */
  public static final int ONE = 1000;

  /** As recorded. */
  public static final Rate NORMAL = new Rate(ONE, ONE);

  private static final long MILLION = (long) ONE * ONE;
  private static final int MIN_TRICK_SCALE = 2 * ONE;
  private static final int MAX_SCALE = 32 * ONE;
  private static final int MIN_SPEED = ONE / 2;
  private static final int MAX_SPEED = 4 * ONE;

  public Rate {
    if (scale != ONE && (scale < MIN_TRICK_SCALE || scale > MAX_SCALE)) {
      throw new IllegalArgumentException("scale out of range: " + scale);
    }
    if (speed < MIN_SPEED || speed > MAX_SPEED) {
      throw new IllegalArgumentException("speed out of range: " + speed);
    }
  }

  /** The nearest rate that can be delivered: a server may approximate what it is asked for. */
  public static Rate nearest(int scale, int speed) {
    int trick = Math.min(Math.max(scale, MIN_TRICK_SCALE), MAX_SCALE);
    int possible = scale < (ONE + MIN_TRICK_SCALE) / 2 ? ONE : trick;
    return new Rate(possible, Math.min(Math.max(speed, MIN_SPEED), MAX_SPEED));
  }

  /** Whether only key frames are sent. */
  public boolean trickPlay() {
    return scale != ONE;
  }

  /** Media time that goes by in a span of wall-clock time, nanoseconds, rounded down. */
  public long mediaSpan(long wallNanos) {
    return multiply(wallNanos, product(), MILLION);
  }

  /** Wall-clock time that a span of media takes, nanoseconds, rounded down. */
  public long wallSpan(long mediaNanos) {
    return multiply(mediaNanos, MILLION, product());
  }

  private long product() {
    return (long) scale * speed;
  }

  /** value * factor / divisor without overflow for spans of years. */
  private static long multiply(long value, long factor, long divisor) {
    return Math.floorDiv(value, divisor) * factor
        + Math.floorMod(value, divisor) * factor / divisor;
  }
}
