package io.baton.engine.admission;

import static io.baton.engine.admission.LoadSamples.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.figures.AdmissionStatus;
import io.baton.engine.delivery.load.LoadSample;
import io.baton.engine.delivery.load.LoadSample.Supplied;
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
      new AdmissionControl(limits(0, 0.8), () -> load, LoadSamples.memory(), () -> 0);

  @Test
  void admitsUpToTheNumberOfSessions() {
    for (int i = 0; i < 100; i++) {
      assertThat(admission.admit(MEGABIT)).isEmpty();
    }
    assertThat(admission.admit(MEGABIT)).contains("all 100 sessions are in use");
    assertThat(admission.sessions()).isEqualTo(100);
    assertThat(admission.status().refused().all()).isEqualTo(1);
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
  void refusesWhileStreamsUseUpTheProcessorsAndUntilTheyUseClearlyLess() {
    load = sample(0, 0.81);
    assertThat(admission.admit(MEGABIT)).contains("streams use 81 % of the processors, limit 80 %");
    load = sample(0, 0.7);
    assertThat(admission.admit(MEGABIT)).as("recovers below 68 %").isPresent();
    load = sample(0, 0.67);
    assertThat(admission.admit(MEGABIT)).isEmpty();
    load = sample(0, 0.79);
    assertThat(admission.admit(MEGABIT)).as("overloaded above 80 %").isEmpty();
  }

  @Test
  void refusesWhilePacketsAreLateAndUntilTheyAreClearlyInTime() {
    load = LoadSamples.sample(400 * MEGABIT, 0.1, 0.97, Duration.ofMillis(140));
    assertThat(admission.admit(MEGABIT))
        .contains(
            "packets leave 140 ms late, limit 100 ms; streams use 10 % of the processors, all"
                + " programs 97 %");
    load = LoadSamples.sample(400 * MEGABIT, 0.1, 0.97, Duration.ofMillis(51));
    assertThat(admission.admit(MEGABIT)).isPresent();
    load = LoadSamples.sample(400 * MEGABIT, 0.1, 0.97, Duration.ofMillis(50));
    assertThat(admission.admit(MEGABIT)).isEmpty();
    load = LoadSamples.sample(400 * MEGABIT, 0.1, 0.97, Duration.ofMillis(99));
    assertThat(admission.admit(MEGABIT)).isEmpty();
    assertThat(admission.status().refused().lateness()).isEqualTo(2);
  }

  @Test
  void recoversWhileNothingIsAskedFor() {
    load = sample(0, 0.81);
    admission.measured();
    load = sample(0, 0.5);
    admission.measured();
    load = sample(0, 0.75);
    assertThat(admission.admit(MEGABIT)).isEmpty();
  }

  @Test
  void whatOtherProgramsUseKeepsNothingOut() {
    load = LoadSamples.sample(400 * MEGABIT, 0.1, 1, Duration.ofMillis(40));
    assertThat(admission.admit(MEGABIT)).isEmpty();
    assertThat(admission.status().refusal()).isEmpty();
    assertThat(admission.status().machineCpu()).isEqualTo(1);
  }

  @Test
  void theFirstSessionsAreAdmittedWhateverIsMeasured() {
    AdmissionControl welcoming =
        new AdmissionControl(limits(2, 0.8), () -> load, LoadSamples.memory(), () -> 0);
    load = LoadSamples.sample(0, 1, 1, Duration.ofSeconds(2));
    assertThat(welcoming.admit(MEGABIT)).isEmpty();
    assertThat(welcoming.status().refusal()).isEmpty();
    assertThat(welcoming.admit(MEGABIT)).isEmpty();
    assertThat(welcoming.admit(MEGABIT)).isPresent();
    assertThat(welcoming.status().refusal()).startsWith("packets leave 2000 ms late");
    welcoming.release(MEGABIT);
    assertThat(welcoming.admit(MEGABIT)).isEmpty();
    assertThat(welcoming.admit(1001 * MEGABIT)).as("bandwidth is limited all the same").isPresent();
  }

  @Test
  void saysWhichLimitRefusedHowMany() {
    load = sample(0, 0.81);
    admission.admit(MEGABIT);
    load = sample(0, 0.1);
    admission.admit(2000 * MEGABIT);
    while (admission.admit(MEGABIT).isEmpty()) {
      assertThat(admission.sessions()).isLessThanOrEqualTo(100);
    }
    assertThat(admission.status().refusal()).isEqualTo("all 100 sessions are in use");
    assertThat(admission.status().refused())
        .isEqualTo(new AdmissionStatus.Refused(1, 1, 0, 1, 0, 0));
  }

  @Test
  void aLimitOfAllProcessorsKeepsNobodyOut() {
    AdmissionControl unlimited =
        new AdmissionControl(limits(0, 1), () -> load, LoadSamples.memory(), () -> 0);
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
  void promisesThatAreKeptAreNotToComeAgain() {
    load = sample(300 * MEGABIT, 0.3, new Supplied(500 * MEGABIT, 0.1));
    admission.admit(300 * MEGABIT);
    admission.admitPromise(500 * MEGABIT);

    assertThat(admission.admit(190 * MEGABIT)).as("0.4 and 0.19 of the processors").isEmpty();
    assertThat(admission.reserved()).isEqualTo(990 * MEGABIT);
  }

  @Test
  void piecesToComeCostWhatPiecesCost() {
    load = sample(400 * MEGABIT, 0.4, new Supplied(300 * MEGABIT, 0.03));
    admission.admit(400 * MEGABIT);
    assertThat(admission.admitPromise(500 * MEGABIT)).as("0.43 and 0.02").isEmpty();

    load = sample(400 * MEGABIT, 0.7, new Supplied(300 * MEGABIT, 0.09));
    assertThat(admission.admitPromise(100 * MEGABIT)).as("0.79 and 0.03").isPresent();
  }

  @Test
  void asLongAsNothingIsSuppliedPiecesCostWhatStreamsCost() {
    load = sample(400 * MEGABIT, 0.4);
    admission.admit(400 * MEGABIT);

    assertThat(admission.admitPromise(399 * MEGABIT)).isEmpty();
    assertThat(admission.admitPromise(2 * MEGABIT)).as("0.801 of the processors").isPresent();
  }

  @Test
  void aPromiseIsGivenBackLikeASession() {
    admission.admitPromise(600 * MEGABIT);
    assertThat(admission.admit(401 * MEGABIT)).isPresent();
    assertThat(admission.sessions()).isEqualTo(1);

    admission.releasePromise(600 * MEGABIT);
    assertThat(admission.sessions()).isZero();
    assertThat(admission.reserved()).isZero();
    load = sample(400 * MEGABIT, 0.4);
    admission.admit(400 * MEGABIT);
    assertThat(admission.admit(399 * MEGABIT)).isEmpty();
  }

  @Test
  void refusesInterleavedClientsForWhichThereIsNoMemory() {
    for (int i = 0; i < 16; i++) {
      assertThat(admission.admitInterleaved(share -> {})).isPresent();
    }
    assertThat(admission.admitInterleaved(share -> {})).isEmpty();
    assertThat(admission.noMemoryReason()).contains("1 MiB");
    assertThat(admission.admit(MEGABIT)).as("over UDP").isEmpty();
    assertThat(admission.status().refused().memory()).isEqualTo(1);
    assertThat(admission.status().clientMemory()).isEqualTo(1 << 20);
  }

  @Test
  void refusesWhileAnEventLoopDoesNotAnswer() {
    admission.stalled(1);
    assertThat(admission.admit(MEGABIT)).contains("1 event loops do not answer");
    admission.stalled(0);
    assertThat(admission.admit(MEGABIT)).isEmpty();
    assertThat(admission.status().refused().stalled()).isEqualTo(1);
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
      assertThat(admission.status().refused().all()).isEqualTo(8 * 50 - 100);
    } finally {
      threads.shutdownNow();
    }
  }

  private int admitAll(CountDownLatch together) throws InterruptedException {
    together.await();
    return (int) IntStream.range(0, 50).filter(i -> admission.admit(MEGABIT).isEmpty()).count();
  }

  private static AdmissionLimits limits(int firstSessions, double cpu) {
    return new AdmissionLimits(100, firstSessions, 1000 * MEGABIT, cpu, Duration.ofMillis(100));
  }
}
