package io.baton.engine.delivery.datagram;

import org.HdrHistogram.Histogram;

/**
 * How late packets left, to a hundredth or a tenth of a millisecond, whichever is more; what is
 * later than a minute counts as a minute. Written by one thread. Recording allocates nothing.
 */
public final class LatenessHistogram {
  private static final long RESOLUTION_NANOS = 100_000;
  private static final long MAX_NANOS = 60_000_000_000L;
  private static final int SIGNIFICANT_DIGITS = 2;
  private static final int PERCENT = 100;

  private final Histogram histogram =
      new Histogram(RESOLUTION_NANOS, MAX_NANOS, SIGNIFICANT_DIGITS);

  void record(long latenessNanos, int packets) {
    histogram.recordValueWithCount(Math.max(0, Math.min(latenessNanos, MAX_NANOS)), packets);
  }

  public void add(LatenessHistogram other) {
    histogram.add(other.histogram);
  }

  /**
   * Upper bound of the lateness of a part of the packets.
   *
   * @param part 0 to 1
   * @return nanoseconds; 0 if nothing was recorded
   */
  public long percentile(double part) {
    return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(part * PERCENT);
  }

  /** Upper bound of the greatest lateness, nanoseconds. */
  public long max() {
    return histogram.getTotalCount() == 0 ? 0 : histogram.getMaxValue();
  }
}
