package io.baton.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopPaceTest {
  private static final long MEGABIT = 1_000_000;
  private static final int BATCH = 10_000;
  private static final Duration ROUND = Duration.ofMillis(8);

  private long now = Duration.ofDays(20_000).toNanos();
  private long sent;

  private long round(LoopPace pace) {
    long before = sent;
    pace.refill(now, sent);
    while (pace.isOpen(sent)) {
      sent += BATCH;
    }
    now += ROUND.toNanos();
    return sent - before;
  }

  private long second(LoopPace pace) {
    long before = sent;
    for (int i = 0; i < 125; i++) {
      round(pace);
    }
    return sent - before;
  }

  @Test
  void twoRoundsLeaveAtOnceAndThenTheShareAndItsHeadroom() {
    LoopPace pace = new LoopPace(400 * MEGABIT, 2, ROUND);

    assertThat(round(pace)).as("100 KB a millisecond").isBetween(1_600_000L, 1_610_000L);
    assertThat(second(pace)).isBetween(99_900_000L, 100_100_000L);
  }

  @Test
  void aKeyFrameLeavesAtOnceHoweverSmallTheShare() {
    LoopPace pace = new LoopPace(MEGABIT, 2, ROUND);

    assertThat(round(pace)).isBetween(262_144L, 272_144L);
    assertThat(second(pace)).as("250 KB a second").isBetween(240_000L, 260_000L);
  }

  @Test
  void whatWasPromisedFitsHoweverSessionsAreSpread() {
    LoopPace pace = new LoopPace(10 * MEGABIT, 2, ROUND);
    pace.promise(80 * MEGABIT);
    pace.promise(40 * MEGABIT);
    round(pace);
    assertThat(second(pace)).as("30 MB a second").isBetween(29_900_000L, 30_100_000L);

    pace.promise(-80 * MEGABIT);
    assertThat(second(pace)).as("10 MB a second").isBetween(9_900_000L, 10_100_000L);
  }

  @Test
  void noMoreThanTwoRoundsAreSavedUpNorIsWhatWasOverdrawnForgotten() {
    LoopPace pace = new LoopPace(400 * MEGABIT, 2, ROUND);
    round(pace);
    now += Duration.ofHours(1).toNanos();
    assertThat(round(pace)).isBetween(1_600_000L, 1_610_000L);

    sent += 8_000_000;
    assertThat(round(pace)).isZero();
    now += Duration.ofMillis(64).toNanos();
    assertThat(round(pace)).as("80 ms' worth is paid back").isBetween(0L, 20_000L);
  }
}
