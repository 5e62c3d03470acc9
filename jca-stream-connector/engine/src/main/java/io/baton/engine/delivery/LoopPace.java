package io.baton.engine.delivery;

import java.time.Duration;

/**
 * How much an event loop may send now, all its sessions together: a leaky bucket, so that key
 * frames of many streams that are due at once do not leave faster than the network takes them.
 *
 * <p>Its rate is the loop's share of the node's bandwidth, or what was promised to the loop's
 * sessions if that is more, times a headroom: so what admission promised always fits, however
 * sessions are spread over the loops. What two rounds may send may leave at once, {@link
 * Allowance#LEAST_BURST} at least, and what one session has due in addition. Confined to its event
 * loop; allocates nothing.
 */
final class LoopPace {
  private static final int ROUNDS = 2;
  private static final double NANOS = 1e9;

  private final long share;
  private final double octetsPerNanoAndBit;
  private final double burstNanos;
  private long promised;
  private double emptyAt;
  private long refilledAt;

  /**
   * Full at first.
   *
   * @param share of the node's bandwidth, bits a second
   * @param headroom times the share that may be sent, more than 1
   * @param round time between two rounds of sending
   */
  LoopPace(long share, double headroom, Duration round) {
    this.share = share;
    this.octetsPerNanoAndBit = headroom / Byte.SIZE / NANOS;
    this.burstNanos = (double) ROUNDS * round.toNanos();
  }

  /**
   * A session begins to send, or stops.
   *
   * @param bits a second that were promised to it; negative if it stops
   */
  void promise(long bits) {
    promised += bits;
  }

  /**
   * Time has passed; to be called when a round begins.
   *
   * @param now nanoseconds since 1970
   * @param sent octets that the loop has sent since it was started
   */
  void refill(long now, long sent) {
    double octetsPerNano = Math.max(share, promised) * octetsPerNanoAndBit;
    double earned = (double) Math.max(0, now - refilledAt) * octetsPerNano;
    double most = Math.max(Allowance.LEAST_BURST, burstNanos * octetsPerNano);
    emptyAt = Math.min(emptyAt + earned, sent + most);
    refilledAt = now;
  }

  /**
   * Whether another session may send.
   *
   * @param sent octets that the loop has sent since it was started
   */
  boolean isOpen(long sent) {
    return sent < emptyAt;
  }
}
