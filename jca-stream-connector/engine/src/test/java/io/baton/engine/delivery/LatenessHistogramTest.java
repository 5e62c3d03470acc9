package io.baton.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessHistogramTest {
  private static final long MILLISECOND = 1_000_000;

  private final LatenessHistogram lateness = new LatenessHistogram();

  @Test
  void nothingIsLateBeforeAnythingIsSent() {
    assertThat(lateness.percentile(0.99)).isZero();
    assertThat(lateness.max()).isZero();
  }

  @Test
  void tellsAPercentileToHalfAMillisecond() {
    for (int i = 0; i < 100; i++) {
      lateness.record(i * MILLISECOND, 1);
    }
    assertThat(lateness.percentile(0.5)).isEqualTo(49 * MILLISECOND + MILLISECOND / 2);
    assertThat(lateness.percentile(0.99)).isEqualTo(98 * MILLISECOND + MILLISECOND / 2);
    assertThat(lateness.percentile(1)).isEqualTo(99 * MILLISECOND);
    assertThat(lateness.max()).isEqualTo(99 * MILLISECOND);
  }

  @Test
  void countsPacketsNotOperations() {
    lateness.record(MILLISECOND, 99);
    lateness.record(50 * MILLISECOND, 1);
    assertThat(lateness.percentile(0.99)).isEqualTo(3 * MILLISECOND / 2);
  }

  @Test
  void whatIsLaterThanATenthOfASecondCountsAsTheLatest() {
    lateness.record(MILLISECOND, 1);
    lateness.record(3000 * MILLISECOND, 9);
    assertThat(lateness.percentile(0.5)).isEqualTo(3000 * MILLISECOND);
  }

  @Test
  void whatIsEarlyIsNotLate() {
    lateness.record(-5 * MILLISECOND, 1);
    assertThat(lateness.percentile(1)).isZero();
  }

  @Test
  void addsUp() {
    LatenessHistogram other = new LatenessHistogram();
    lateness.record(MILLISECOND, 1);
    other.record(20 * MILLISECOND, 3);
    lateness.add(other);
    assertThat(lateness.percentile(0.25)).isEqualTo(3 * MILLISECOND / 2);
    assertThat(lateness.percentile(0.5)).isEqualTo(20 * MILLISECOND);
    assertThat(lateness.max()).isEqualTo(20 * MILLISECOND);
  }
}
