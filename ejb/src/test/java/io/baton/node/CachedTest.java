package io.baton.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.support.TestClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedTest {
  @Test
  void findsOutAfreshWhenTheValueIsTooOld() {
    TestClock clock = new TestClock();
    Cached<Integer> cached =
        new Cached<>(new AtomicInteger()::incrementAndGet, Duration.ofSeconds(1), clock);

    assertThat(cached.get()).isEqualTo(1);
    clock.advance(Duration.ofMillis(999));
    assertThat(cached.get()).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    assertThat(cached.get()).isEqualTo(2);
  }
}
