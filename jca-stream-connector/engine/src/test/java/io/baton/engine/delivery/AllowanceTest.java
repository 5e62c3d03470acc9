package io.baton.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final long MEGABIT = 1_000_000;
  private static final int BATCH = 10_000;

  private long now = Duration.ofDays(1).toNanos();

  private long send(Allowance allowance) {
    allowance.refill(now);
    long octets = 0;
    while (allowance.isOpen()) {
      allowance.take(BATCH);
      octets += BATCH;
    }
    return octets;
  }

  @Test
  void aBurstLeavesAtOnceAndTheRestAtTheRate() {
    Allowance allowance = Allowance.of(80 * MEGABIT);
    assertThat(send(allowance)).isBetween(2_500_000L, 2_510_000L);
    long sent = 0;
    for (int i = 0; i < 100; i++) {
      now += Duration.ofMillis(8).toNanos();
      sent += send(allowance);
    }
    assertThat(sent).as("10 MB a second").isBetween(7_980_000L, 8_010_000L);
  }

  @Test
  void aKeyFrameOfASlowStreamLeavesAtOnce() {
    assertThat(send(Allowance.of(MEGABIT))).isGreaterThanOrEqualTo(262_144);
  }

  @Test
  void noMoreThanOneBurstIsSavedUp() {
    Allowance allowance = Allowance.of(80 * MEGABIT);
    send(allowance);
    now += Duration.ofHours(1).toNanos();
    assertThat(send(allowance)).isBetween(2_500_000L, 2_510_000L);
  }

  @Test
  void whatWasHeldBackIsNotLateSinceItWasDue() {
    Allowance allowance = Allowance.of(MEGABIT);
    long due = now;
    send(allowance);
    now += Duration.ofMillis(8).toNanos();
    assertThat(allowance.lateness(now, due)).isEqualTo(Duration.ofMillis(8).toNanos());
    assertThat(allowance.lateness(now, now)).isZero();
  }
}
