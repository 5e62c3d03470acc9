package io.baton.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.delivery.LoadSample;
import io.baton.engine.delivery.LoopCounters;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionControlTest {
  private static final long MEGABIT = 1_000_000;

  private LoadSample load = sample(0, 0);
  private final AdmissionControl admission =
      new AdmissionControl(100, 1000 * MEGABIT, 0.8, () -> load);

  @Test
  void admitsUpToTheNumberOfSessions() {
    for (int i = 0; i < 100; i++) {
      assertThat(admission.admit(MEGABIT)).isEmpty();
    }
    assertThat(admission.admit(MEGABIT)).contains("all 100 sessions are in use");
    assertThat(admission.sessions()).isEqualTo(100);
    assertThat(admission.rejected()).isEqualTo(1);
    admission.release(MEGABIT);
    assertThat(admission.admit(MEGABIT)).isEmpty();
  }

  @Test
  void promisesNoMoreThanTheBandwidth() {
    assertThat(admission.admit(600 * MEGABIT)).isEmpty();
    assertThat(admission.admit(401 * MEGABIT))
        .hasValueSatisfying(reason -> assertThat(reason).contains("1000000000 bit/s"));
    assertThat(admission.admit(400 * MEGABIT)).isEmpty();
    assertThat(admission.reserved()).isEqualTo(1000 * MEGABIT);
    assertThat(admission.sessions()).as("the refused one is not counted").isEqualTo(2);
  }

  @Test
  void whatIsRelayedTakesBandwidthButIsNoSessionOfThisNode() {
    assertThat(admission.admitRelayed(600 * MEGABIT)).isEmpty();
    assertThat(admission.sessions()).isZero();
    assertThat(admission.admitRelayed(401 * MEGABIT)).contains("all 1000000000 bit/s are promised");
    assertThat(admission.admit(401 * MEGABIT)).isPresent();
    assertThat(admission.rejected()).isEqualTo(2);
    admission.releaseRelayed(600 * MEGABIT);
    assertThat(admission.reserved()).isZero();
  }

  @Test
  void changesWhatASessionNeeds() {
    admission.admit(500 * MEGABIT);
    assertThat(admission.change(500 * MEGABIT, 1001 * MEGABIT)).isPresent();
    assertThat(admission.reserved()).isEqualTo(500 * MEGABIT);
    assertThat(admission.change(500 * MEGABIT, 1000 * MEGABIT)).isEmpty();
    assertThat(admission.change(1000 * MEGABIT, 10 * MEGABIT)).isEmpty();
    assertThat(admission.reserved()).isEqualTo(10 * MEGABIT);
    admission.release(10 * MEGABIT);
    assertThat(admission.reserved()).isZero();
  }

  @Test
  void admitsNobodyWhileTheProcessorsAreBusy() {
    load = sample(0, 0.81);
    assertThat(admission.admit(MEGABIT)).contains("the processors are busy");
    load = sample(0, 0.79);
    assertThat(admission.admit(MEGABIT)).isEmpty();
  }

  @Test
  void aLimitOfAllProcessorsKeepsNobodyOut() {
    AdmissionControl unlimited = new AdmissionControl(100, 1000 * MEGABIT, 1, () -> load);
    load = sample(400 * MEGABIT, 1);
    assertThat(unlimited.admit(900 * MEGABIT)).isEmpty();
  }

  @Test
  void predictsTheProcessorsUseFromWhatStreamsCost() {
    load = sample(400 * MEGABIT, 0.4);
    assertThat(admission.admit(400 * MEGABIT)).isEmpty();
    assertThat(admission.admit(399 * MEGABIT)).isEmpty();
    assertThat(admission.admit(2 * MEGABIT)).as("0.801 of the processors").isPresent();
  }

  @Test
  void aBurstBetweenTwoMeasurementsDoesNotSlipThrough() {
    load = sample(400 * MEGABIT, 0.4);
    admission.admit(400 * MEGABIT);
    int admitted = 0;
    while (admission.admit(39 * MEGABIT).isEmpty()) {
      admitted++;
    }
    assertThat(admitted).as("0.039 of the processors each").isEqualTo(10);
  }

  @Test
  void remembersTheLowestCostSeen() {
    load = sample(400 * MEGABIT, 0.2);
    admission.admit(MEGABIT);
    load = sample(400 * MEGABIT, 0.6);
    assertThat(admission.admit(790 * MEGABIT)).as("warm-up made it dear").isEmpty();
  }

  @Test
  void learnsNothingFromLittleTraffic() {
    load = sample(199 * MEGABIT, 0.5);
    assertThat(admission.admit(900 * MEGABIT)).isEmpty();
  }

  @Test
  void manyThreadsTakeNoMoreThanThereIs() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch together = new CountDownLatch(1);
    try {
      var admitted =
          IntStream.range(0, 8)
              .mapToObj(thread -> threads.submit(() -> admitAll(together)))
              .toList();
      together.countDown();
      int sum = 0;
      for (Future<Integer> each : admitted) {
        sum += each.get();
      }
      assertThat(sum).isEqualTo(100);
      assertThat(admission.reserved()).isEqualTo(100 * MEGABIT);
      assertThat(admission.rejected()).isEqualTo(8 * 50 - 100);
    } finally {
      threads.shutdownNow();
    }
  }

  private int admitAll(CountDownLatch together) throws InterruptedException {
    together.await();
    return (int) IntStream.range(0, 50).filter(i -> admission.admit(MEGABIT).isEmpty()).count();
  }

  private static LoadSample sample(long bandwidth, double cpu) {
    Duration none = Duration.ZERO;
    return new LoadSample(
        0,
        0,
        0,
        0,
        0,
        0,
        bandwidth,
        0,
        cpu,
        cpu,
        none,
        none,
        none,
        new LoopCounters.Relayed(0, 0, 0));
  }
}
