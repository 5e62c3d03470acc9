package io.baton.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTimeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 90000, 0",
    "90000, 90000, 1000000000",
    "1, 90000, 11111",
    "-1, 90000, -11112",
    "-7200, 90000, -80000000",
    "1024, 48000, 21333333",
    "44100, 44100, 1000000000"
  })
  void convertsTicksToNanoseconds(long ticks, int clockRate, long nanos) {
    assertThat(MediaTime.nanos(ticks, clockRate)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 90000, 0, 0",
    "1000000000, 90000, 90000, 90000",
    "11111, 90000, 0, 1",
    "11112, 90000, 1, 2",
    "-1, 90000, -1, 0",
    "21333334, 48000, 1024, 1025"
  })
  void convertsNanosecondsToTicks(long nanos, int clockRate, long begun, long atOrAfter) {
    assertThat(MediaTime.ticks(nanos, clockRate)).isEqualTo(begun);
    assertThat(MediaTime.ticksAtOrAfter(nanos, clockRate)).isEqualTo(atOrAfter);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 44_100, 48_000, 90_000})
  void comesBackToTheTick(int clockRate) {
    Random random = new Random(clockRate);
    for (int i = 0; i < 1000; i++) {
      long ticks = random.nextLong() % (1L << 45);
      long nanos = MediaTime.nanos(ticks, clockRate);
      assertThat(MediaTime.ticksAtOrAfter(nanos, clockRate)).isEqualTo(ticks);
      assertThat(MediaTime.ticks(nanos + 1, clockRate)).isEqualTo(ticks);
      long roundedUp = MediaTime.nanosRoundedUp(ticks, clockRate);
      assertThat(MediaTime.ticks(roundedUp, clockRate)).isEqualTo(ticks);
    }
  }

  @Test
  void theSystemsClockIsNearTheWallClockAndNeverGoesBack() {
    EpochClock clock = EpochClock.system();
    long before = clock.nanos();
    assertThat(before / 1_000_000).isBetween(now() - 1000, now() + 1000);
    assertThat(clock.nanos()).isGreaterThanOrEqualTo(before);
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
