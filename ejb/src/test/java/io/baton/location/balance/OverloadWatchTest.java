package io.baton.location.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverloadWatchTest {
  private final OverloadWatch watch = new OverloadWatch(BalanceSettings.read(new Properties()));
  private Instant now = Instant.EPOCH;

  /** A second passes with this stress. */
  private boolean second(double stress) {
    now = now.plusSeconds(1);
    return watch.look("node-2", new Stress(stress, "a reason"), now);
  }

  private boolean seconds(int count, double stress) {
    boolean overloaded = false;
    for (int i = 0; i < count; i++) {
      overloaded = second(stress);
    }
    return overloaded;
  }

  @Test
  void stressHasToLast() {
    assertThat(seconds(5, 0.96)).isFalse();
    assertThat(second(0.96)).isTrue();
    assertThat(watch.overloaded()).containsExactly("node-2");
  }

  @Test
  void whatPassesIsNone() {
    for (int i = 0; i < 10; i++) {
      assertThat(seconds(5, 1.2)).isFalse();
      assertThat(second(0.94)).isFalse();
    }
  }

  /** What moves about between the thresholds changes nothing, whichever side it came from. */
  @Test
  void nothingFlaps() {
    for (int i = 0; i < 100; i++) {
      assertThat(second(i % 2 == 0 ? 0.81 : 0.94)).isFalse();
    }
    assertThat(seconds(6, 1)).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(second(i % 2 == 0 ? 0.81 : 0.94)).isTrue();
    }
    assertThat(second(0.8)).isFalse();
    for (int i = 0; i < 100; i++) {
      assertThat(second(i % 2 == 0 ? 0.81 : 0.94)).isFalse();
    }
  }

  @Test
  void whoRecoversHasToBeOverloadedForAWhileAgain() {
    seconds(6, 1);
    assertThat(second(0.5)).isFalse();
    assertThat(seconds(5, 1)).isFalse();
    assertThat(second(1)).isTrue();
  }

  @Test
  void whoIsNotWatchedAnyMoreIsForgotten() {
    seconds(6, 1);
    watch.retain(Set.of("node-3"));

    assertThat(watch.overloaded()).isEmpty();
    assertThat(second(1)).isFalse();
  }

  @Test
  void eachIsWatchedByItself() {
    seconds(6, 1);
    now = now.plus(Duration.ofSeconds(1));

    assertThat(watch.look("node-3", new Stress(0.9, ""), now)).isFalse();
    assertThat(second(0.9)).isTrue();
  }
}
