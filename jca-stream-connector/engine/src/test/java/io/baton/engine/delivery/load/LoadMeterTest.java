package io.baton.engine.delivery.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.delivery.load.LoadSample.Supplied;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadMeterTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "baton.rtsp.host", "127.0.0.1",
          "baton.rtp.port", "0",
          "baton.engine.loops", "2",
          "baton.media.store", "unused");

  private final AtomicLong clock = new AtomicLong(1_000_000_000);
  private StreamLoops loops;
  private double machine;
  private LoadMeter meter;

  @BeforeEach
  void start() throws Exception {
    EngineConfiguration configuration =
        EngineConfiguration.read(key -> Optional.ofNullable(SETTINGS.get(key)));
    loops = StreamLoops.open(configuration, clock::get, (sender, packet) -> {});
    meter = new LoadMeter(loops, clock::get, () -> machine);
  }

  @AfterEach
  void stop() {
    loops.close();
  }

  /** Both loops send. */
  private void send(int packets, int octets, long lateness) {
    onLoops(loop -> loop.counters().sent(packets, octets, lateness));
  }

  /** Samples, and waits until the loops have answered. */
  private void sample() {
    meter.sample(SupplyTotals.NOTHING);
    onLoops(loop -> {});
  }

  private void onLoops(Consumer<StreamLoop> action) {
    for (StreamLoop loop : loops.all()) {
      loop.executor().submit(() -> action.accept(loop)).syncUninterruptibly();
    }
  }

  @Test
  void nothingIsMeasuredAtFirst() {
    assertThat(meter.latest().bandwidth()).isZero();
    assertThat(meter.latest().cpu()).isZero();
    assertThat(meter.latest().atNanos()).isEqualTo(1_000_000_000);
  }

  @Test
  void addsUpWhatTheLoopsSendInAPeriod() {
    sample();
    send(10, 125_000, 3_000_000);
    clock.addAndGet(2_000_000_000);
    sample();
    sample();
    LoadSample sample = meter.latest();
    assertThat(sample.packets()).isEqualTo(20);
    assertThat(sample.octets()).isEqualTo(250_000);
    assertThat(sample.trains()).isEqualTo(2);
    assertThat(sample.bandwidth()).isEqualTo(1_000_000);
    assertThat(sample.latenessP50()).isCloseTo(Duration.ofMillis(3), Duration.ofNanos(66_000));
    assertThat(sample.latenessMax()).isEqualTo(sample.latenessP50());
    assertThat(sample.playing()).isZero();
  }

  @Test
  void averagesTheMachinesUseOverSomePeriods() {
    machine = 0.5;
    meter.sample(SupplyTotals.NOTHING);
    assertThat(meter.latest().machineCpu()).isCloseTo(0.2, within(1e-9));
    meter.sample(SupplyTotals.NOTHING);
    assertThat(meter.latest().machineCpu()).isCloseTo(0.32, within(1e-9));
    machine = -1;
    meter.sample(SupplyTotals.NOTHING);
    assertThat(meter.latest().machineCpu())
        .as("unknown counts as none")
        .isCloseTo(0.192, within(1e-9));
  }

  @Test
  void onlyWhatLoopsUseCountsAsTheStreamsUse() {
    machine = 1;
    for (int i = 0; i < 20; i++) {
      clock.addAndGet(10_000_000_000L);
      sample();
    }
    assertThat(meter.latest().cpu()).isLessThan(0.05);
  }

  @Test
  void whatIsSuppliedIsMeasuredAsAMeanAndItsProcessorTimeCounts() {
    long second = 1_000_000_000L;
    double cores = Runtime.getRuntime().availableProcessors();
    meter.sample(SupplyTotals.NOTHING);
    onLoops(loop -> {});
    clock.addAndGet(second);
    meter.sample(new SupplyTotals(1_000_000, second / 2));
    onLoops(loop -> {});
    assertThat(meter.latest().supply()).as("counts from the next on").isEqualTo(Supplied.NOTHING);

    clock.addAndGet(second);
    meter.sample(new SupplyTotals(1_000_000, second / 2));
    assertThat(meter.latest().supply().bandwidth()).as("third sample").isEqualTo(8_000_000 / 3);
    assertThat(meter.latest().supply().cpu()).isCloseTo(0.5 / 3 / cores, within(1e-9));
    assertThat(meter.latest().cpu()).isGreaterThanOrEqualTo(meter.latest().supply().cpu());
    assertThat(meter.latest().bandwidth()).as("no RTP").isZero();
  }

  @Test
  void oneLatePeriodIsNotSustained() {
    sample();
    send(10, 1000, 300_000_000);
    sample();
    sample();
    assertThat(meter.latest().latenessP99())
        .isCloseTo(Duration.ofMillis(300), Duration.ofMillis(3));
    assertThat(meter.latest().sustainedLateness()).isZero();
    for (int i = 0; i < 4; i++) {
      send(10, 1000, 200_000_000);
      sample();
    }
    assertThat(meter.latest().sustainedLateness())
        .isCloseTo(Duration.ofMillis(200), Duration.ofMillis(2));
  }

  /** However late a sample is taken, it is about the time between two answers of the loops. */
  @Test
  void aLateSampleMeasuresNoLess() {
    sample();
    send(10, 125_000, 0);
    clock.addAndGet(2_000_000_000);
    sample();
    clock.addAndGet(700_000_000);
    sample();
    assertThat(meter.latest().bandwidth()).isEqualTo(1_000_000);
    clock.addAndGet(1_300_000_000);
    sample();
    assertThat(meter.latest().bandwidth()).as("nothing was sent since").isZero();
  }
}
