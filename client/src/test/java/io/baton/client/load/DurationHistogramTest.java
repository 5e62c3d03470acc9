package io.baton.client.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationHistogramTest {
  private final DurationHistogram histogram = new DurationHistogram();

  @Test
  void isZeroWhileEmpty() {
    assertThat(histogram.percentile(0.99)).isZero();
    assertThat(histogram.max()).isZero();
    assertThat(histogram.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 999, 1_000, 63_000, 64_000, 1_234_567, Long.MAX_VALUE / 2})
  void findsASingleDuration(long nanos) {
    histogram.record(nanos);
    assertThat(histogram.percentile(0.5)).isEqualTo(nanos);
    assertThat(histogram.max()).isEqualTo(nanos);
  }

  @Test
  void agreesWithSortedDurations() {
    Random random = new Random(3);
    long[] durations = random.doubles(20_000).mapToLong(x -> (long) Math.exp(22 * x)).toArray();
    Arrays.stream(durations).forEach(histogram::record);
    Arrays.sort(durations);
    for (double part : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
      double exact = (double) durations[(int) Math.ceil(part * durations.length) - 1];
      assertThat((double) histogram.percentile(part))
          .isCloseTo(exact, within(exact * 0.016 + 1000));
    }
  }

  @Test
  void countsEarlinessAsLateness() {
    histogram.record(-5_000_000);
    assertThat((double) histogram.percentile(1)).isCloseTo(5e6, Percentage.withPercentage(1.6));
  }

  @Test
  void addsUp() {
    DurationHistogram other = new DurationHistogram();
    histogram.record(1_000_000);
    other.record(9_000_000);
    histogram.add(other);
    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.max()).isEqualTo(9_000_000);
    assertThat((double) histogram.percentile(0.5)).isCloseTo(1e6, Percentage.withPercentage(1.6));
  }
}
