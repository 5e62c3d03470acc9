package io.baton.engine.delivery.load;

import java.util.Arrays;

/** The latest of a row of measurements. Not thread-safe. */
final class RecentValues {
  private final double[] values;
  private long added;

  RecentValues(int size) {
    values = new double[size];
  }

  void add(double value) {
    values[(int) (added++ % values.length)] = value;
  }

  /** Mean of those that there are; 0 if there is none. */
  double mean() {
    return Arrays.stream(known()).average().orElse(0);
  }

  /** Median of those that there are, the lower of the middle two; 0 if there is none. */
  double median() {
    double[] sorted = known();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
  }

  private double[] known() {
    return Arrays.copyOf(values, (int) Math.min(added, values.length));
  }
}
