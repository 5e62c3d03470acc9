package io.baton.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.datagram.LoopCounters;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.testing.LoggedMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopWatchTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "baton.rtsp.host", "127.0.0.1",
          "baton.rtp.port", "0",
          "baton.engine.loops", "2",
          "baton.media.store", "unused");

  private final AtomicLong clock = new AtomicLong();
  private final List<StreamLoop> abandoned = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private StreamLoops loops;
  private LoopWatch watch;

  @BeforeEach
  void start() throws Exception {
    EngineConfiguration configuration =
        EngineConfiguration.read(key -> Optional.ofNullable(SETTINGS.get(key)));
    loops = StreamLoops.open(configuration, EpochClock.system(), (sender, packet) -> {});
    watch = new LoopWatch(loops.all(), clock::get, Duration.ofSeconds(10), abandoned::add);
  }

  @AfterEach
  void stop() {
    release.countDown();
    watch.close();
    loops.close();
  }

  private StreamLoop first() {
    return loops.all().iterator().next();
  }

  private StreamLoop second() {
    return loops.all().stream().skip(1).findFirst().orElseThrow();
  }

  /** Time goes on, and those that can answer do. */
  private void pass(int seconds, StreamLoop... answering) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    watch.check();
    for (StreamLoop loop : answering) {
      loop.executor().submit(() -> {}).syncUninterruptibly();
    }
  }

  @Test
  void aLoopThatDoesNotAnswerIsFoundOnceAndIsWellAgainWhenItDoes() {
    StreamLoop hung = first();
    hung.executor().execute(this::hang);
    for (int i = 0; i < 3; i++) {
      pass(4, second());
    }
    assertThat(watch.stalled()).isEqualTo(1);
    pass(4, second());
    assertThat(abandoned).containsExactly(hung);
    release.countDown();
    hung.executor().submit(() -> {}).syncUninterruptibly();
    pass(1, first(), second());
    assertThat(watch.stalled()).isZero();
  }

  private void hang() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aProcessThatStoodStillHasNoLoopsThatHang() {
    pass(1, first(), second());
    first().executor().execute(this::hang);
    pass(1, second());
    pass(600, second());
    assertThat(watch.stalled()).isZero();
    assertThat(abandoned).isEmpty();
  }

  private static void count(StreamLoop loop, Consumer<LoopCounters> what) {
    loop.executor()
        .submit(
            () -> {
              what.accept(loop.counters());
              loop.counters().publish(0);
            })
        .syncUninterruptibly();
  }

  private static void holdRound(StreamLoop loop) {
    count(loop, LoopCounters::roundHeld);
  }

  @Test
  void requestsThatWereHeldAreReportedToo() {
    try (LoggedMessages log = new LoggedMessages("io.baton.engine.delivery")) {
      count(first(), LoopCounters::requestHeld);
      count(second(), LoopCounters::requestHeld);
      count(second(), LoopCounters::requestHeld);
      pass(1, first(), second());
      assertThat(log.texts())
          .singleElement()
          .asString()
          .startsWith("BATON002107: RTSP requests had to wait 3 times");
    }
  }

  @Test
  void roundsThatWereHeldAreReportedOnceAMinute() {
    try (LoggedMessages log = new LoggedMessages("io.baton.engine.delivery")) {
      pass(1, first(), second());
      assertThat(log.texts()).isEmpty();
      holdRound(first());
      holdRound(second());
      pass(1, first(), second());
      assertThat(log.texts()).hasSize(1).first().asString().startsWith("BATON002106: 2 rounds");
      holdRound(first());
      pass(9, first(), second());
      assertThat(log.texts()).hasSize(1);
      for (int i = 0; i < 7; i++) {
        pass(9, first(), second());
      }
      assertThat(log.texts()).hasSize(2).last().asString().startsWith("BATON002106: 1 rounds");
    }
  }
}
