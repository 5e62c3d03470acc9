package io.baton.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogThrottleTest {
  private long now = Long.MAX_VALUE - 5;
  private final LogThrottle throttle = new LogThrottle(() -> now);

  @Test
  void letsOneReportAMinuteThroughAndCountsTheOthers() {
    assertThat(throttle.report()).hasValue(0);
    assertThat(throttle.report()).isEmpty();
    now += Duration.ofSeconds(59).toNanos();
    assertThat(throttle.report()).isEmpty();
    now += Duration.ofSeconds(1).toNanos();
    assertThat(throttle.report()).hasValue(2);
    assertThat(throttle.report()).isEmpty();
  }
}
