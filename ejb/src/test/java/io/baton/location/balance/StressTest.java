package io.baton.location.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.SupplierCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StressTest {
  private long reserved;
  private long sent;
  private long mean;
  private int sessions;
  private double cpu = 0.1;
  private double maxCpu = 0.9;
  private double lateness;
  private long free = 500;
  private String refusal = "";
  private Optional<Duration> roundTrip = Optional.empty();

  private Stress stress() {
    LoadStatement statement =
        new LoadStatement(
            "node-2",
            1,
            1,
            Instant.EPOCH,
            1,
            sessions,
            1000,
            sent,
            mean,
            reserved,
            1_000_000,
            cpu,
            cpu,
            maxCpu,
            lateness,
            free,
            1000,
            1,
            true,
            refusal,
            List.of(),
            List.of());
    return Stress.of(
        new LoadView(
            statement,
            Duration.ZERO,
            true,
            0,
            0,
            Map.of(),
            0,
            Optional.empty(),
            roundTrip,
            Optional.empty()));
  }

  @Test
  void itIsThatOfWhateverIsScarcest() {
    reserved = 300_000;
    sessions = 400;
    lateness = 25;

    assertThat(stress()).isEqualTo(new Stress(0.5, "25 ms of lateness"));

    reserved = 970_000;
    assertThat(stress()).isEqualTo(new Stress(0.97, "97 % of its bandwidth"));
  }

  @ParameterizedTest
  @CsvSource({"900000, 100000, 0.1111", "100000, 900000, 0.1111", "900000, 900000, 0.9"})
  void trafficBeyondPromisesCountsIfItLasts(long now, long lately, double expected) {
    sent = now;
    mean = lately;

    assertThat(stress().value()).isCloseTo(expected, org.assertj.core.data.Offset.offset(0.001));
  }

  @Test
  void processorsCountAgainstTheirLimitIfThereIsOne() {
    cpu = 0.9;
    assertThat(stress().value()).isEqualTo(1);

    maxCpu = 1;
    assertThat(stress().value()).isZero();
  }

  @Test
  void theLastOfTheMemoryAndARefusalAreTheLimit() {
    free = 49;
    assertThat(stress()).isEqualTo(new Stress(1, "5 % of the heap is free"));

    free = 51;
    refusal = "packets leave 140 ms late";
    assertThat(stress()).isEqualTo(new Stress(1, "packets leave 140 ms late"));
  }

  @Test
  void whatAnAnchorMeasuredIsStressOfTheLink() {
    assertThat(Stress.of(new SupplierCondition("n", 120, 20, 9, 1, 30, 100, 4)))
        .isEqualTo(new Stress(1, "25 % of 120 requests late, failed or damaged"));
    assertThat(Stress.of(new SupplierCondition("n", 120, 0, 0, 0, 96, 100, 4)))
        .isEqualTo(new Stress(0.96, "96 % of its throughput"));
  }

  @Test
  void aLongWayIsStressToo() {
    roundTrip = Optional.of(Duration.ofMillis(250));

    assertThat(stress()).isEqualTo(new Stress(0.5, "250 ms there and back"));
  }
}
