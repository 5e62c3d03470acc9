package io.baton.location.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.support.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
  private final TestClock clock = new TestClock();
  private final RecentIds ids = new RecentIds(Duration.ofSeconds(10), 2, clock);

  @Test
  void anIdIsRememberedForAWhile() {
    ids.add("a");
    clock.advance(Duration.ofSeconds(9));
    assertThat(ids.contains("a")).isTrue();
    assertThat(ids.contains("b")).isFalse();

    clock.advance(Duration.ofSeconds(1));
    assertThat(ids.contains("a")).isFalse();
  }

  @Test
  void addedAgainItIsRememberedForLonger() {
    ids.add("a");
    clock.advance(Duration.ofSeconds(9));
    ids.add("a");
    clock.advance(Duration.ofSeconds(9));

    assertThat(ids.contains("a")).isTrue();
  }

  @Test
  void theOldestOfTooManyIsForgotten() {
    ids.add("a");
    ids.add("b");
    ids.add("c");

    assertThat(ids.contains("a")).isFalse();
    assertThat(ids.contains("b")).isTrue();
    assertThat(ids.contains("c")).isTrue();
  }
}
