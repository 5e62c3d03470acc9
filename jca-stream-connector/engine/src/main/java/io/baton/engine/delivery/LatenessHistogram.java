package io.baton.engine.delivery;

/**
 * How late packets left, in half milliseconds up to a tenth of a second; anything later counts as
 * later than all of it. Written by one thread.
 */
final class LatenessHistogram {
  private static final long BUCKET_NANOS = 500_000;
  private static final int BUCKETS = 200;

  private final long[] counts = new long[BUCKETS + 1];
  private long total;
  private long max;

  void record(long latenessNanos, int packets) {
    int bucket = (int) Math.min(Math.max(0, latenessNanos) / BUCKET_NANOS, BUCKETS);
    counts[bucket] += packets;
    total += packets;
    max = Math.max(max, latenessNanos);
  }

  void add(LatenessHistogram other) {
    for (int i = 0; i <= BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
    max = Math.max(max, other.max);
  }

  /**
   * Upper bound of the lateness of a part of the packets.
   *
   * @param part 0 to 1
   * @return nanoseconds; 0 if nothing was recorded
   */
  long percentile(double part) {
    long wanted = (long) Math.ceil(total * part);
    long seen = 0;
    for (int i = 0; i < BUCKETS && total > 0; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.min((i + 1) * BUCKET_NANOS, max);
      }
    }
    return max;
  }

  long max() {
    return max;
  }
}
