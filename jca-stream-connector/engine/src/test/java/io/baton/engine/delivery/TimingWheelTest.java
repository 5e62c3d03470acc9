package io.baton.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimingWheelTest {
  private static final long TICK = 4_000_000;
  private static final long START = 1_800_000_000L * 1_000_000_000;
  private static final int SLOTS = 512;

  private TimingWheel wheel;

  @BeforeEach
  void makeWheel() {
    wheel = new TimingWheel(TICK, START);
  }

  @Test
  void holdsBackWhatIsNotDue() {
    wheel.schedule(playback(), START + 10 * TICK);
    assertThat(poll(START + 10 * TICK - 1)).isEmpty();
    assertThat(poll(START + 10 * TICK)).hasSize(1);
    assertThat(poll(START + 11 * TICK)).isEmpty();
  }

  @Test
  void givesOutWhatIsOverdueAtTheNextTick() {
    wheel.schedule(playback(), START - 10 * TICK);
    assertThat(poll(START)).isEmpty();
    assertThat(poll(START + TICK)).hasSize(1);
  }

  @Test
  void givesOutWhatIsDueBeyondItsReachEarlyToBeScheduledAgain() {
    Playback late = playback();
    wheel.schedule(late, START + 3 * SLOTS * TICK);
    assertThat(poll(START + (SLOTS - 1) * TICK)).containsExactly(late);
    wheel.schedule(late, START + 3 * SLOTS * TICK);
    assertThat(poll(START + (2 * SLOTS - 2) * TICK)).containsExactly(late);
    wheel.schedule(late, START + 3 * SLOTS * TICK);
    assertThat(poll(START + 3 * SLOTS * TICK - 1)).containsExactly(late);
  }

  @Test
  void doesNotGiveOutInTheSameRoundWhatIsPutBack() {
    Playback blocked = playback();
    wheel.schedule(blocked, START + TICK);
    long now = START + 5 * TICK;
    assertThat(wheel.pollDue(now)).isSameAs(blocked);
    wheel.schedule(blocked, now + 1);
    assertThat(wheel.pollDue(now)).isNull();
    assertThat(poll(now + TICK)).containsExactly(blocked);
  }

  @Test
  void removesWhateverPlaceItHas() {
    Playback first = playback();
    Playback middle = playback();
    Playback last = playback();
    for (Playback each : List.of(last, middle, first)) {
      wheel.schedule(each, START + TICK);
    }
    wheel.remove(middle);
    wheel.remove(middle);
    wheel.remove(first);
    assertThat(poll(START + TICK)).containsExactly(last);
    wheel.remove(last);
  }

  @Test
  void aWheelThatStoodStillGoesOnFromNow() {
    long later = START + 1_000_000 * TICK;
    wheel.skipTo(later);
    Playback playback = playback();
    wheel.schedule(playback, later + 3 * TICK);
    assertThat(poll(later + 2 * TICK)).isEmpty();
    assertThat(poll(later + 3 * TICK)).containsExactly(playback);
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, 20).boxed();
  }

  /** Compared with a map that is searched from end to end. */
  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithAMapOverRandomScripts(long seed) {
    Random random = new Random(seed);
    Map<Playback, Long> waiting = new HashMap<>();
    List<Playback> idle = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      idle.add(playback());
    }
    long now = START;
    for (int round = 0; round < 2000; round++) {
      for (int i = random.nextInt(5); i > 0 && !idle.isEmpty(); i--) {
        Playback next = idle.remove(random.nextInt(idle.size()));
        long due = now - TICK + random.nextLong((SLOTS - 2) * TICK);
        wheel.schedule(next, due);
        waiting.put(next, dueTick(due, now));
      }
      if (!waiting.isEmpty() && random.nextInt(4) == 0) {
        Playback removed = waiting.keySet().iterator().next();
        wheel.remove(removed);
        waiting.remove(removed);
        idle.add(removed);
      }
      now += random.nextLong(3 * TICK);
      List<Playback> polled = poll(now);
      assertThat(Set.copyOf(polled)).hasSize(polled.size()).isEqualTo(due(waiting, now / TICK));
      polled.forEach(waiting::remove);
      idle.addAll(polled);
    }
  }

  private static long dueTick(long due, long now) {
    return Math.max((due + TICK - 1) / TICK, now / TICK + 1);
  }

  private static Set<Playback> due(Map<Playback, Long> waiting, long tick) {
    return Set.copyOf(
        waiting.entrySet().stream()
            .filter(entry -> entry.getValue() <= tick)
            .map(Map.Entry::getKey)
            .toList());
  }

  private List<Playback> poll(long now) {
    List<Playback> polled = new ArrayList<>();
    for (Playback next = wheel.pollDue(now); next != null; next = wheel.pollDue(now)) {
      polled.add(next);
    }
    return polled;
  }

  private static Playback playback() {
    return new Playback(List.of(), null, Allowance.unlimited());
  }
}
