package io.baton.engine.delivery.datagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class LatenessHistogramTest {
  private static final long MILLISECOND = 1_000_000;
  private static final int RECORDS = 100_000;

  private final LatenessHistogram lateness = new LatenessHistogram();

  @Test
  void nothingIsLateBeforeAnythingIsSent() {
    assertThat(lateness.percentile(0.99)).isZero();
    assertThat(lateness.max()).isZero();
  }

  @Test
  void tellsAPercentile() {
    for (int i = 0; i < 100; i++) {
      lateness.record(i * MILLISECOND, 1);
    }
    assertClose(lateness.percentile(0.5), 49);
    assertClose(lateness.percentile(0.99), 98);
    assertClose(lateness.percentile(1), 99);
    assertClose(lateness.max(), 99);
  }

  private static void assertClose(long nanos, long millis) {
    assertThat((double) nanos)
        .isCloseTo(
            millis * (double) MILLISECOND,
            within(millis * MILLISECOND / 100.0 + 0.1 * MILLISECOND));
  }

  @Test
  void countsPacketsNotOperations() {
    lateness.record(MILLISECOND, 99);
    lateness.record(50 * MILLISECOND, 1);
    assertClose(lateness.percentile(0.99), 1);
  }

  @Test
  void tellsSecondsFromATenthOfOne() {
    lateness.record(100 * MILLISECOND, 1);
    lateness.record(3000 * MILLISECOND, 9);
    assertClose(lateness.percentile(0.1), 100);
    assertClose(lateness.percentile(0.5), 3000);
  }

  @Test
  void whatIsLaterThanAMinuteCountsAsAMinute() {
    lateness.record(Long.MAX_VALUE, 1);
    assertClose(lateness.max(), 60_000);
  }

  @Test
  void whatIsEarlyIsNotLate() {
    lateness.record(-5 * MILLISECOND, 1);
    assertClose(lateness.percentile(1), 0);
  }

  @Test
  void addsUp() {
    LatenessHistogram other = new LatenessHistogram();
    lateness.record(MILLISECOND, 1);
    other.record(20 * MILLISECOND, 3);
    lateness.add(other);
    assertClose(lateness.percentile(0.25), 1);
    assertClose(lateness.percentile(0.5), 20);
    assertClose(lateness.max(), 20);
  }

  @Test
  void recordsWithoutAllocating() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    recordMany();
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    recordMany();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(RECORDS);
  }

  private void recordMany() {
    for (int i = 0; i < RECORDS; i++) {
      lateness.record(i * 1_000L, 1 + i % 45);
    }
  }
}
