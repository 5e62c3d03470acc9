package io.baton.client.reception;

import java.util.OptionalLong;

/**
 * Whether the sender reports of a track agree with each other and with its packets (RFC 3550
 * section 6.4.1): the two clocks in them must run alike, and the packets they count must have come.
 * Belongs to one thread.
 */
public final class SenderReports {
  private static final double NANOS_PER_SECOND = 1e9;

  private final int clockRate;
  private double rate = 1;
  private int count;
  private boolean referenced;
  private long referenceNanos;
  private long referenceTimestamp;
  private long lastNanos;
  private long lastTimestamp;
  private long lastArrivalNanos;
  private long lastCompactTime;
  private double largestDrift;
  private long largestCountDifference;
  private boolean goodbye;
  private OptionalLong finalCount = OptionalLong.empty();

  SenderReports(int clockRate) {
    this.clockRate = clockRate;
  }

  /**
   * Takes what a report counts.
   *
   * @param packets its packet count
   * @param expected packets that should have come by now
   */
  void counted(long packets, long expected) {
    count++;
    largestCountDifference = Math.max(largestCountDifference, Math.abs(packets - expected));
  }

  /**
   * Takes what a report says of time. The one that comes with a goodbye is left out: the stream has
   * stopped by then, its clock with it.
   *
   * @param wallNanos the report's NTP time, nanoseconds since any epoch
   * @param compactTime middle 32 bits of its NTP timestamp
   * @param timestamp its RTP timestamp, 0 to 2^32 - 1
   */
  void clocked(long wallNanos, long compactTime, long timestamp, long arrivalNanos) {
    if (!referenced) {
      referenced = true;
      referenceNanos = wallNanos;
      referenceTimestamp = timestamp;
    }
    lastNanos = wallNanos;
    lastTimestamp = timestamp;
    lastCompactTime = compactTime;
    lastArrivalNanos = arrivalNanos;
    double wall = (wallNanos - referenceNanos) / NANOS_PER_SECOND;
    double media = (int) (timestamp - referenceTimestamp) / (clockRate * rate);
    largestDrift = Math.max(largestDrift, Math.abs(wall - media));
  }

  /** RTP timestamps begin a new line, see {@link ReceptionStatistics#newTimeline}. */
  void newTimeline(double deliveryRate) {
    referenced = false;
    rate = deliveryRate;
  }

  /** The sender said goodbye, and with it how many packets it has sent if it reports that. */
  void goodbye(OptionalLong sent) {
    goodbye = true;
    finalCount = sent;
  }

  /** Reports that came. */
  public int count() {
    return count;
  }

  /** Most that the NTP and RTP clocks in the reports moved apart, seconds. */
  public double largestDriftSeconds() {
    return largestDrift;
  }

  /** Most that a report's packet count differed from the packets expected when it came. */
  public long largestCountDifference() {
    return largestCountDifference;
  }

  /** Whether the sender said goodbye. */
  public boolean isGoodbye() {
    return goodbye;
  }

  /** Packets that the sender has sent in all, as it said with its goodbye. */
  public OptionalLong finalCount() {
    return finalCount;
  }

  /** Whether a report of the present timeline came. */
  public boolean isReferenced() {
    return referenced;
  }

  /** The sender's wall clock at an RTP timestamp, by the latest report; seconds. */
  public double wallSecondsAt(long timestamp) {
    return lastNanos / NANOS_PER_SECOND + (int) (timestamp - lastTimestamp) / (clockRate * rate);
  }

  /** Middle 32 bits of the latest report's NTP timestamp; 0 before the first. */
  long lastCompactTime() {
    return lastCompactTime;
  }

  /** Time since the latest report in units of 2^-16 seconds; 0 before the first. */
  long delaySince(long nowNanos) {
    return lastCompactTime == 0 ? 0 : (nowNanos - lastArrivalNanos) * 65_536 / 1_000_000_000L;
  }
}
