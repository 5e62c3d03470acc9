package io.baton.engine.delivery;

/**
 * How much of a stream may leave now: a leaky bucket, so that a film whose octets sit in a burst
 * takes no more of its loop and of the network at a time than was promised to it. A bucketful may
 * leave at once, which is more than a large key frame. Confined to its event loop; allocates
 * nothing.
 */
public final class Allowance {
  /** Octets that may leave at once, however low the rate. */
  static final double LEAST_BURST = 262_144;

  /** So long what the rate allows may be saved up. */
  private static final double BURST_SECONDS = 0.25;

  private static final double NANOS = 1e9;

  /** Bits a second that no network carries. */
  private static final long UNLIMITED = 1_000_000_000_000_000L;

  private final long bits;
  private final double octetsPerNano;
  private final double burst;
  private double left;
  private long refilledAt;
  private long heldAt;

  private Allowance(long bits) {
    double octetsPerSecond = (double) bits / Byte.SIZE;
    this.bits = bits;
    this.octetsPerNano = octetsPerSecond / NANOS;
    this.burst = Math.max(LEAST_BURST, octetsPerSecond * BURST_SECONDS);
    this.left = burst;
  }

  /**
   * That of a stream.
   *
   * @param bits a second that were promised to it
   */
  public static Allowance of(long bits) {
    return new Allowance(bits);
  }

  /** That of a stream which may always leave. */
  public static Allowance unlimited() {
    return new Allowance(UNLIMITED);
  }

  /** Bits a second that were promised. */
  long bits() {
    return bits;
  }

  /** Time has passed; now is nanoseconds since 1970. */
  void refill(long now) {
    if (refilledAt != 0) {
      left = Math.min(burst, left + (double) Math.max(0, now - refilledAt) * octetsPerNano);
    }
    refilledAt = now;
  }

  /** Whether something may leave now. */
  boolean isOpen() {
    if (left > 0) {
      return true;
    }
    heldAt = refilledAt;
    return false;
  }

  /** Octets have left, a batch of them at a time: so the bucket may be overdrawn by one. */
  void take(int octets) {
    left -= octets;
  }

  /** How late something is that was due: what was held back is late since it was, not since due. */
  long lateness(long now, long dueAt) {
    return now - Math.max(dueAt, heldAt);
  }
}
