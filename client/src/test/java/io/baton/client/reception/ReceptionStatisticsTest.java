package io.baton.client.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReceptionStatisticsTest {
  private static final int CLOCK = 90_000;
  private static final int SSRC = 0x1234;
  private static final long MILLI = 1_000_000;

  private final ReceptionStatistics statistics = new ReceptionStatistics(CLOCK);

  /** A packet every 10 ms that comes when its timestamp says, or later. */
  private boolean receive(int number, long lateMillis) {
    return statistics.received(
        number & 0xffff,
        (number * 900L) & 0xffff_ffffL,
        SSRC,
        100,
        (number * 10L + lateMillis) * MILLI);
  }

  @Test
  void countsAnUndisturbedStream() {
    for (int number = 5; number < 105; number++) {
      assertThat(receive(number, 0)).isTrue();
    }
    assertThat(statistics.packets()).isEqualTo(100);
    assertThat(statistics.octets()).isEqualTo(10_000);
    assertThat(statistics.expected()).isEqualTo(100);
    assertThat(statistics.lost()).isZero();
    assertThat(statistics.duplicates()).isZero();
    assertThat(statistics.reordered()).isZero();
    assertThat(statistics.maxLatenessNanos()).isZero();
    assertThat(statistics.minLatenessNanos()).isZero();
    assertThat(statistics.jitterTicks()).isZero();
    assertThat(statistics.extendedHighest()).isEqualTo(104);
  }

  @Test
  void runsOnOverTheWrapOfSequenceNumberAndTimestamp() {
    for (int number = 65_000; number < 67_000; number++) {
      assertThat(
              statistics.received(
                  number & 0xffff,
                  (number + 0xffff_ff00L - 65_000) & 0xffff_ffffL,
                  SSRC,
                  1,
                  (number - 65_000) * 1_000_000_000L / CLOCK))
          .isTrue();
    }
    assertThat(statistics.lost()).isZero();
    assertThat(statistics.extendedHighest()).isEqualTo(66_999);
    assertThat(statistics.maxLatenessNanos()).isLessThan(2);
  }

  @Test
  void tellsLossDuplicateAndReordering() {
    for (int number : new int[] {1, 2, 3, 6, 5, 5, 7, 7, 10}) {
      receive(number, 0);
    }
    assertThat(statistics.expected()).isEqualTo(10);
    assertThat(statistics.lost()).isEqualTo(3); // 4, 8, 9
    assertThat(statistics.duplicates()).isEqualTo(2);
    assertThat(statistics.reordered()).isEqualTo(1);
    receive(4, 60);
    assertThat(statistics.lost()).isEqualTo(2);
  }

  @Test
  void countsWhatCameBeforeTheFirstPacketReceived() {
    receive(11, 0);
    receive(10, 0);
    assertThat(statistics.expected()).isEqualTo(2);
    assertThat(statistics.lost()).isZero();
  }

  @Test
  void losesNothingHoweverPacketsAreShuffledWithinTheWindow() {
    Random random = new Random(1);
    List<Integer> numbers = new ArrayList<>();
    for (int block = 0; block < 100; block++) {
      List<Integer> part = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        part.add(40_000 + block * 1000 + i);
      }
      Collections.shuffle(part, random);
      numbers.addAll(part);
    }
    numbers.forEach(number -> receive(number, 0));
    numbers.subList(numbers.size() - 1000, numbers.size()).forEach(number -> receive(number, 0));
    assertThat(statistics.unique()).isEqualTo(100_000);
    assertThat(statistics.lost()).isZero();
    assertThat(statistics.duplicates()).isEqualTo(1000);
  }

  @Test
  void startsAgainAfterAJumpAndKeepsEarlierLosses() {
    receive(1, 0);
    receive(3, 0);
    receive(30_000, 0);
    receive(30_001, 0);
    assertThat(statistics.sequenceJumps()).isEqualTo(1);
    assertThat(statistics.lost()).isEqualTo(1);
    assertThat(statistics.expected()).isEqualTo(5);
  }

  @Test
  void startsAgainForANewSource() {
    receive(1, 0);
    receive(3, 0);
    statistics.received(9, 0, SSRC + 1, 1, 0);
    assertThat(statistics.sourceChanges()).isEqualTo(1);
    assertThat(statistics.lost()).isEqualTo(1);
    assertThat(statistics.ssrc()).isEqualTo(SSRC + 1);
  }

  @Test
  void measuresLatenessAgainstTheFirstPacket() {
    receive(1, 0);
    receive(2, 15);
    assertThat(statistics.latenessNanos()).isEqualTo(15 * MILLI);
    receive(3, -4);
    assertThat(statistics.latenessNanos()).isEqualTo(-4 * MILLI);
    assertThat(statistics.maxLatenessNanos()).isEqualTo(15 * MILLI);
    assertThat(statistics.minLatenessNanos()).isEqualTo(-4 * MILLI);
    assertThat(statistics.longestGapNanos()).isEqualTo(25 * MILLI);
    assertThat(statistics.jitterTicks()).isPositive();
  }

  @Test
  void measuresAnewAfterASeekAndByTheSpeedGranted() {
    receive(1, 0);
    statistics.newTimeline(2);
    statistics.received(2, 1_000_000, SSRC, 1, 500 * MILLI);
    statistics.received(3, 1_009_000, SSRC, 1, 550 * MILLI);
    assertThat(statistics.latenessNanos()).isZero();
    statistics.received(4, 1_018_000, SSRC, 1, 650 * MILLI);
    assertThat(statistics.latenessNanos()).isEqualTo(50 * MILLI);
  }

  @Test
  void reportsTheFractionLostOfEachInterval() {
    receive(1, 0);
    receive(2, 0);
    assertThat(statistics.fractionLostSinceReport()).isZero();
    receive(4, 0);
    receive(6, 0);
    assertThat(statistics.fractionLostSinceReport()).isEqualTo(128);
    assertThat(statistics.fractionLostSinceReport()).isZero();
  }

  @Test
  void refusesAnImpossibleClock() {
    assertThatThrownBy(() -> new ReceptionStatistics(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
