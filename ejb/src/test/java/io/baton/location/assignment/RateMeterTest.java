package io.baton.location.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.support.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateMeterTest {
  private final TestClock clock = new TestClock();
  private final RateMeter meter = new RateMeter(clock);

  @Test
  void tellsTheMeanOfTheLastFiveWholeSeconds() {
    for (int second = 0; second < 20; second++) {
      for (int i = 0; i < second; i++) {
        meter.mark();
      }
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(meter.perSecond()).isEqualTo((15 + 16 + 17 + 18 + 19) / 5.0);
  }

  @Test
  void theSecondThatRunsDoesNotCountYet() {
    meter.mark();
    assertThat(meter.perSecond()).isZero();

    clock.advance(Duration.ofSeconds(1));
    assertThat(meter.perSecond()).isEqualTo(0.2);
  }

  @Test
  void whatIsLongAgoDoesNotCount() {
    meter.mark();
    clock.advance(Duration.ofSeconds(6));

    assertThat(meter.perSecond()).isZero();
  }
}
