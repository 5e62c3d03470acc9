package io.baton.client.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.client.network.ServerTrust;
import io.baton.client.rtsp.RtspAddress;
import io.baton.model.delivery.DeliveryTransport;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadPlanTest {
  private static LoadPlan plan(int sessions, double rate, boolean spread) {
    return plan(List.of("rtsp://h/x"), sessions, rate, spread);
  }

  private static LoadPlan plan(List<String> urls, int sessions, double rate, boolean spread) {
    return new LoadPlan(
        urls.stream().map(RtspAddress::parse).toList(),
        sessions,
        rate,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        spread,
        DeliveryTransport.UDP,
        1,
        true,
        ServerTrust.system(),
        OptionalLong.empty());
  }

  @Test
  void startsSessionsAtItsRate() {
    assertThat(plan(100, 40, false).delay(10)).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void spreadsPositionsSoThatNoSessionComesToTheEnd() {
    LoadPlan plan = plan(100, 10, true); // takes 10 s to start, 30 s to measure
    Duration media = Duration.ofSeconds(150);
    assertThat(plan.position(0, media)).isZero();
    assertThat(plan.position(50, media)).isEqualTo(Duration.ofSeconds(50));
    assertThat(plan.position(99, media)).isEqualTo(Duration.ofSeconds(99));
  }

  @Test
  void takesTheStreamsInTurnAtDistinctPositions() {
    LoadPlan plan = plan(List.of("rtsp://h/a", "rtsp://h/b"), 100, 10, true);
    assertThat(IntStream.range(0, 4).mapToObj(plan::address).map(each -> each.uri().toString()))
        .containsExactly("rtsp://h/a", "rtsp://h/b", "rtsp://h/a", "rtsp://h/b");
    assertThat(IntStream.range(0, 100).mapToObj(i -> plan.position(i, Duration.ofHours(1))))
        .doesNotHaveDuplicates();
  }

  @Test
  void startsAtTheBeginningOfMediaThatIsTooShort() {
    assertThat(plan(100, 10, true).position(99, Duration.ofSeconds(20))).isZero();
    assertThat(plan(100, 10, false).position(99, Duration.ofHours(1))).isZero();
  }

  @Test
  void warmsUpWithAHundredSessionsAtMost() {
    assertThat(plan(500, 10, true).forWarmUp().sessions()).isEqualTo(100);
    assertThat(plan(5, 10, true).forWarmUp().sessions()).isEqualTo(5);
    assertThat(plan(5, 10, true).forWarmUp().warmUp()).isZero();
  }

  @Test
  void refusesWhatCannotBeRun() {
    assertThatThrownBy(() -> plan(0, 10, false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plan(1, Double.NaN, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plan(List.of(), 1, 10, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
