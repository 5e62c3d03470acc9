package io.baton.location.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.support.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinuteWindowTest {
  private final TestClock clock = new TestClock();
  private final MinuteWindow window = new MinuteWindow();

  @Test
  void isZeroWithoutValues() {
    assertThat(window.mean(clock.instant())).isZero();
    assertThat(window.sum(clock.instant())).isZero();
  }

  @Test
  void eachSecondCountsTheSameHoweverOftenItWasMeasured() {
    add(10, 10, 10, 10);
    clock.advance(Duration.ofSeconds(1));
    add(30);

    assertThat(window.mean(clock.instant())).isEqualTo(20);
    assertThat(window.sum(clock.instant())).isEqualTo(70);
  }

  @Test
  void forgetsAfterAMinute() {
    add(100);
    clock.advance(Duration.ofSeconds(30));
    add(50);
    clock.advance(Duration.ofSeconds(29));
    assertThat(window.mean(clock.instant())).isEqualTo(75);

    clock.advance(Duration.ofSeconds(1));
    assertThat(window.mean(clock.instant())).isEqualTo(50);

    clock.advance(Duration.ofHours(1));
    assertThat(window.mean(clock.instant())).isZero();
  }

  @Test
  void aClockThatIsSetBackDoesNoHarm() {
    add(100);
    clock.advance(Duration.ofSeconds(-20));
    add(50);

    assertThat(window.mean(clock.instant())).isEqualTo(75);
  }

  private void add(double... values) {
    for (double value : values) {
      window.add(clock.instant(), value);
    }
  }
}
