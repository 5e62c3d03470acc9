package io.baton.client.load;

import java.util.Arrays;

/**
 * Counts of durations in buckets that grow with the duration, each at most 1.6 % wide. Belongs to
 * one thread. Allocates nothing after construction.
 */
final class DurationHistogram {
  private static final int SUB_BUCKET_BITS = 6;
  private static final int SUB_BUCKETS = 1 << SUB_BUCKET_BITS;
  private static final int BUCKETS = (Long.SIZE - SUB_BUCKET_BITS) * SUB_BUCKETS;
  private static final long NANOS_PER_UNIT = 1000;

  private final long[] counts = new long[BUCKETS];
  private long total;
  private long max;

  /** Counts a duration; a negative one by its magnitude. */
  void record(long nanos) {
    long magnitude = Math.abs(nanos);
    counts[bucket(magnitude / NANOS_PER_UNIT)]++;
    total++;
    if (magnitude > max) {
      max = magnitude;
    }
  }

  void add(DurationHistogram other) {
    Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
    total += other.total;
    max = Math.max(max, other.max);
  }

  long count() {
    return total;
  }

  /** Longest duration, nanoseconds. */
  long max() {
    return max;
  }

  /**
   * A duration that a part of all durations does not exceed.
   *
   * @param part 0 to 1
   * @return nanoseconds; 0 if nothing was recorded
   */
  long percentile(double part) {
    long wanted = (long) Math.ceil(total * part);
    long seen = 0;
    for (int i = 0; i < BUCKETS && total > 0; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return Math.min(max, upperBound(i) * NANOS_PER_UNIT);
      }
    }
    return max;
  }

  private static int bucket(long micros) {
    if (micros < SUB_BUCKETS) {
      return (int) micros;
    }
    int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros);
    int shift = exponent - SUB_BUCKET_BITS;
    int sub = (int) (micros >> shift) - SUB_BUCKETS;
    return (shift + 1) * SUB_BUCKETS + sub;
  }

  private static long upperBound(int bucket) {
    if (bucket < SUB_BUCKETS) {
      return bucket + 1L;
    }
    int shift = bucket / SUB_BUCKETS - 1;
    return (SUB_BUCKETS + bucket % SUB_BUCKETS + 1L) << shift;
  }
}
