package io.baton.client.reception;

import java.util.Arrays;

/**
 * What was received of one RTP stream: losses, duplicates, reordering, jitter and lateness (RFC
 * 3550 section 6.4.1 and appendix A). Arrival times come from the caller, so any clock will do as
 * long as it is monotonic.
 *
 * <p>Belongs to one thread. Allocates nothing after construction.
 */
public final class ReceptionStatistics {
  /** Sequence numbers before the highest one for which a duplicate can be told from a latecomer. */
  static final int WINDOW = 2048;

  /** A jump of the sequence number beyond this is a new start of the sender, not a loss. */
  static final int MAX_JUMP = 8192;

  private final int clockRate;
  private final double nanosPerTick;
  private final long[] seen = new long[WINDOW / Long.SIZE];

  private boolean started;
  private int ssrc;
  private long base;
  private long highest;
  private long uniqueSinceStart;
  private long expectedBefore;
  private long lostBefore;

  private long packets;
  private long octets;
  private long unique;
  private long duplicates;
  private long reordered;
  private long sourceChanges;
  private long sequenceJumps;

  private boolean timed;
  private double rate = 1;
  private long referenceNanos;
  private long lastTimestamp;
  private long elapsedTicks;
  private int longestStep;
  private long lastArrivalNanos;
  private long lateness;
  private long maxLateness = Long.MIN_VALUE;
  private long minLateness = Long.MAX_VALUE;
  private long longestGap;
  private double jitter;
  private long lastTransit;

  private long reportedExpected;
  private long reportedUnique;

  /**
   * Starts counting with nothing received.
   *
   * @param clockRate RTP clock in Hz, at least 1
   */
  public ReceptionStatistics(int clockRate) {
    if (clockRate < 1) {
      throw new IllegalArgumentException("not an RTP clock rate: " + clockRate);
    }
    this.clockRate = clockRate;
    this.nanosPerTick = 1e9 / clockRate;
  }

  /**
   * Counts a packet.
   *
   * @param sequence sequence number, 0 to 65535
   * @param timestamp RTP timestamp, 0 to 2^32 - 1
   * @param source SSRC
   * @param payloadOctets size without header and padding
   * @param arrivalNanos when it came
   * @return whether it is new; false for a duplicate
   */
  public boolean received(
      int sequence, long timestamp, int source, int payloadOctets, long arrivalNanos) {
    packets++;
    octets += payloadOctets;
    if (started && source != ssrc) {
      sourceChanges++;
      restart();
    }
    if (!started) {
      start(sequence, source);
    }
    if (!register(sequence)) {
      duplicates++;
      return false;
    }
    unique++;
    uniqueSinceStart++;
    measure(timestamp, arrivalNanos);
    return true;
  }

  /**
   * Measures the time of the next packets against the first of them: after a seek, a pause or a
   * change of speed, RTP timestamps begin a new line.
   *
   * @param deliveryRate the Speed granted: how much faster than in real time packets are due
   */
  public void newTimeline(double deliveryRate) {
    timed = false;
    rate = deliveryRate;
  }

  private void start(int sequence, int source) {
    started = true;
    ssrc = source;
    base = 0x10000L + sequence;
    highest = base - 1;
    uniqueSinceStart = 0;
    Arrays.fill(seen, 0);
  }

  private void restart() {
    expectedBefore += highest - base + 1;
    lostBefore += highest - base + 1 - uniqueSinceStart;
    started = false;
    timed = false;
  }

  /** Notes a sequence number; false if it was there before. */
  private boolean register(int sequence) {
    int distance = (short) (sequence - (int) highest);
    if (Math.abs(distance) > MAX_JUMP) {
      sequenceJumps++;
      int source = ssrc;
      restart();
      start(sequence, source);
      distance = 1;
    }
    long extended = highest + distance;
    if (distance > 0) {
      forget(highest + 1, extended);
      highest = extended;
    } else if (distance <= -WINDOW) {
      return false;
    } else if (isSeen(extended)) {
      return false;
    } else {
      reordered++;
      base = Math.min(base, extended);
    }
    seen[word(extended)] |= 1L << extended;
    return true;
  }

  private void forget(long from, long to) {
    if (to - from >= WINDOW) {
      Arrays.fill(seen, 0);
      return;
    }
    for (long number = from; number <= to; number++) {
      seen[word(number)] &= ~(1L << number);
    }
  }

  private boolean isSeen(long extended) {
    return (seen[word(extended)] & (1L << extended)) != 0;
  }

  private static int word(long extended) {
    return (int) (extended % WINDOW) / Long.SIZE;
  }

  private void measure(long timestamp, long arrivalNanos) {
    long gap = arrivalNanos - lastArrivalNanos;
    lastArrivalNanos = arrivalNanos;
    if (!timed) {
      timed = true;
      referenceNanos = arrivalNanos;
      lastTimestamp = timestamp;
      elapsedTicks = 0;
      lastTransit = 0;
      lateness = 0;
    } else {
      longestGap = Math.max(longestGap, gap);
      int step = (int) (timestamp - lastTimestamp);
      longestStep = Math.max(longestStep, step);
      elapsedTicks += step;
      lastTimestamp = timestamp;
      lateness = arrivalNanos - referenceNanos - (long) (elapsedTicks * nanosPerTick / rate);
      measureJitter();
    }
    maxLateness = Math.max(maxLateness, lateness);
    minLateness = Math.min(minLateness, lateness);
  }

  private void measureJitter() {
    long difference = Math.abs(lateness - lastTransit);
    lastTransit = lateness;
    jitter += (difference - jitter) / 16;
  }

  /** Packets that came, duplicates included. */
  public long packets() {
    return packets;
  }

  /** Payload octets that came, duplicates included. */
  public long octets() {
    return octets;
  }

  /** Packets that came, each counted once. */
  public long unique() {
    return unique;
  }

  /** Packets that came a second time, or too late to tell. */
  public long duplicates() {
    return duplicates;
  }

  /** Packets that came after one with a higher sequence number. */
  public long reordered() {
    return reordered;
  }

  /** Packets that should have come by now. */
  public long expected() {
    return expectedBefore + (started ? highest - base + 1 : 0);
  }

  /** Packets that should have come and did not. */
  public long lost() {
    return lostBefore + (started ? highest - base + 1 - uniqueSinceStart : 0);
  }

  /** How often the SSRC changed. */
  public long sourceChanges() {
    return sourceChanges;
  }

  /** How often the sequence number jumped too far to be a loss. */
  public long sequenceJumps() {
    return sequenceJumps;
  }

  /** SSRC of the sender; 0 before the first packet. */
  public int ssrc() {
    return ssrc;
  }

  /** Highest sequence number with the count of its cycles above it, RFC 3550 section 6.4.1. */
  public long extendedHighest() {
    return started ? highest - 0x10000L : 0;
  }

  /** RTP clock in Hz. */
  public int clockRate() {
    return clockRate;
  }

  /** RTP timestamp of the latest new packet. */
  public long lastTimestamp() {
    return lastTimestamp;
  }

  /** When the latest new packet came, in the caller's clock. */
  public long lastArrivalNanos() {
    return lastArrivalNanos;
  }

  /**
   * How much later the latest new packet came than its RTP timestamp says, measured from the first
   * packet of the timeline; negative if earlier. Nanoseconds.
   */
  public long latenessNanos() {
    return lateness;
  }

  /** The latest that a packet came, nanoseconds; 0 before the first packet. */
  public long maxLatenessNanos() {
    return unique == 0 ? 0 : maxLateness;
  }

  /** The earliest that a packet came, nanoseconds, 0 or negative. */
  public long minLatenessNanos() {
    return unique == 0 ? 0 : minLateness;
  }

  /** Longest time between two packets of a timeline, nanoseconds. */
  public long longestGapNanos() {
    return longestGap;
  }

  /** Media time from the first to the latest packet of the timeline, nanoseconds. */
  public long mediaNanos() {
    return (long) (elapsedTicks * nanosPerTick);
  }

  /** Most media time between two packets, nanoseconds; losses and timelines included. */
  public long longestStepNanos() {
    return (long) (longestStep * nanosPerTick);
  }

  /** Interarrival jitter in RTP ticks, RFC 3550 section 6.4.1. */
  public long jitterTicks() {
    return (long) (jitter / nanosPerTick);
  }

  /**
   * The fraction lost since this method was last called, in 256ths as in a receiver report.
   *
   * @return 0 to 255
   */
  public int fractionLostSinceReport() {
    long expectedNow = expected();
    long intervalExpected = expectedNow - reportedExpected;
    long intervalLost = intervalExpected - (unique - reportedUnique);
    reportedExpected = expectedNow;
    reportedUnique = unique;
    if (intervalExpected <= 0 || intervalLost <= 0) {
      return 0;
    }
    return (int) Math.min(255, intervalLost * 256 / intervalExpected);
  }
}
