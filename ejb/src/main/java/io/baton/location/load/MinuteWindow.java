package io.baton.location.load;

import java.time.Instant;

/** Values of the last minute, kept by the second. Not thread-safe. */
final class MinuteWindow {
  private static final int SECONDS = 60;

  private final double[] sums = new double[SECONDS];
  private final int[] counts = new int[SECONDS];
  private long newest = Long.MIN_VALUE;

  void add(Instant now, double value) {
    int slot = advance(now);
    sums[slot] += value;
    counts[slot]++;
  }

  /** Mean of the seconds that have values, however many each has; 0 if none has. */
  double mean(Instant now) {
    advance(now);
    double means = 0;
    int seconds = 0;
    for (int slot = 0; slot < SECONDS; slot++) {
      if (counts[slot] > 0) {
        means += sums[slot] / counts[slot];
        seconds++;
      }
    }
    return seconds == 0 ? 0 : means / seconds;
  }

  /** Sum of all values. */
  double sum(Instant now) {
    advance(now);
    double sum = 0;
    for (double second : sums) {
      sum += second;
    }
    return sum;
  }

  /** Empties the seconds that are over a minute old. A clock that was set back stands still. */
  private int advance(Instant now) {
    long second = Math.max(now.getEpochSecond(), newest);
    long passed = newest == Long.MIN_VALUE ? 0 : Math.min(SECONDS, second - newest);
    for (long stale = second - passed + 1; stale <= second; stale++) {
      int slot = Math.floorMod(stale, SECONDS);
      sums[slot] = 0;
      counts[slot] = 0;
    }
    newest = second;
    return Math.floorMod(second, SECONDS);
  }
}
