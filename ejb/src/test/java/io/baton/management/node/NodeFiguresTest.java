package io.baton.management.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.figures.ForwardStatistics;
import io.baton.management.ManagementFixture;
import io.baton.metrics.Figure;
import io.baton.node.NodeStatus;
import io.baton.support.FakeEngine;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeFiguresTest {
  private final NodeStatus status = ManagementFixture.status(new FakeEngine());

  @Test
  void showTheNode() {
    assertThat(number("baton_sessions")).isEqualTo(3);
    assertThat(number("baton_sessions_playing")).isEqualTo(2);
    assertThat(number("baton_connections")).isEqualTo(2);
    assertThat(number("baton_lateness_p50_seconds")).isEqualTo(0.0015);
    assertThat(number("baton_lateness_p99_seconds")).isEqualTo(0.006);
    assertThat(number("baton_imports_pending")).isEqualTo(7);
    assertThat(number("baton_packets_total")).isEqualTo(110);
    assertThat(number("baton_bytes_total")).isEqualTo(111);
    assertThat(number("baton_packets_lost_total")).isEqualTo(14);
    assertThat(number("baton_sessions_rejected_total")).isEqualTo(7);
  }

  @Test
  void bandwidthIsBitsForPeopleAndBytesForPrometheus() {
    assertThat(number("baton_bandwidth_reserved_bytes_per_second"))
        .isEqualTo(status.load().reservedBandwidth() / 8.0);
    assertThat(figure("baton_bandwidth_reserved_bytes_per_second").shown(status))
        .isEqualTo(status.load().reservedBandwidth());
  }

  @Test
  void showWhatIsForwarded() {
    ForwardStatistics forwarding = status.statistics().forwarding();

    assertThat(number("baton_forward_sessions")).isEqualTo(forwarding.sessions());
    assertThat(number("baton_forward_sessions_started_total"))
        .isEqualTo((double) forwarding.started());
    assertThat(number("baton_forward_sessions_lost_total")).isEqualTo((double) forwarding.lost());
    assertThat(number("baton_forward_redecided_total")).isEqualTo((double) forwarding.redecided());
  }

  /** Whoever adds a counter to the engine adds it to the list. */
  @Test
  void allCountersOfTheEngineAreListed() {
    assertThat(NodeFigures.ALL)
        .map(figure -> figure.value().apply(status))
        .containsAll(components(status.statistics()))
        .containsAll(components(status.statistics().limits()))
        .containsAll(components(status.statistics().limits().logins()))
        .containsAll(components(status.statistics().forwarding()))
        .containsAll(components(status.statistics().supplied()))
        .containsAll(components(status.statistics().supply()));
  }

  private static List<Object> components(Record statistics) {
    return Arrays.stream(statistics.getClass().getRecordComponents())
        .map(component -> read(statistics, component))
        .filter(value -> value instanceof Number || value instanceof Duration)
        .toList();
  }

  private static Object read(Record statistics, RecordComponent component) {
    try {
      return component.getAccessor().invoke(statistics);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private double number(String metric) {
    return figure(metric).number(status);
  }

  private static Figure<NodeStatus> figure(String metric) {
    return NodeFigures.ALL.stream()
        .filter(figure -> figure.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }
}
