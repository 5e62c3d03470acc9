package io.baton.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.support.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  @Test
  void doesNotJumpWhenTheTimeOfDayIsSet() {
    TestClock timeOfDay = new TestClock();
    AtomicLong nanos = new AtomicLong(-5);
    Clock clock = new SteadyClock(timeOfDay, nanos::get);
    Instant start = clock.instant();
    assertThat(start).isEqualTo(timeOfDay.instant());

    timeOfDay.advance(Duration.ofDays(-1));
    nanos.addAndGet(1_500);

    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofNanos(1_500));
  }
}
