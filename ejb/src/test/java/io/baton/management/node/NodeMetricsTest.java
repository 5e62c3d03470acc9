package io.baton.management.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.figures.ForwardStatistics;
import io.baton.management.Figure;
import io.baton.management.ManagementFixture;
import io.baton.node.EngineUnavailableException;
import io.baton.node.NodeStatus;
import io.baton.support.FakeEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeEngine engine = new FakeEngine();
  private boolean down;
  private final NodeMetrics metrics =
      new NodeMetrics(
          registry,
          () -> {
            if (down) {
              throw new EngineUnavailableException(null);
            }
            return ManagementFixture.status(engine);
          });

  @Test
  void showTheNode() {
    assertThat(gauge("baton.sessions")).isEqualTo(3);
    assertThat(gauge("baton.sessions.playing")).isEqualTo(2);
    assertThat(gauge("baton.connections")).isEqualTo(2);
    assertThat(gauge("baton.lateness.p50.seconds")).isEqualTo(0.0015);
    assertThat(gauge("baton.lateness.p99.seconds")).isEqualTo(0.006);
    assertThat(gauge("baton.imports.pending")).isEqualTo(7);
    assertThat(counter("baton.packets")).isEqualTo(110);
    assertThat(counter("baton.bytes")).isEqualTo(111);
    assertThat(counter("baton.packets.lost")).isEqualTo(14);
    assertThat(counter("baton.sessions.rejected")).isEqualTo(7);
  }

  @Test
  void showWhatIsForwarded() {
    ForwardStatistics forwarding = ManagementFixture.status(engine).statistics().forwarding();

    assertThat(gauge("baton.forward.sessions")).isEqualTo(forwarding.sessions());
    assertThat(counter("baton.forward.sessions.started")).isEqualTo((double) forwarding.started());
    assertThat(counter("baton.forward.sessions.lost")).isEqualTo((double) forwarding.lost());
    assertThat(counter("baton.forward.redecided")).isEqualTo((double) forwarding.redecided());
    assertThat(counter("baton.forward.packets")).isEqualTo((double) forwarding.packets());
    assertThat(counter("baton.forward.bytes")).isEqualTo((double) forwarding.octets());
    assertThat(counter("baton.forward.trains")).isEqualTo((double) forwarding.trains());
  }

  @Test
  void areTheNumbersOfTheListAndNamedAfterBaton() {
    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .containsExactlyInAnyOrderElementsOf(
            NodeFigures.ALL.stream().map(Figure::metric).filter(name -> !name.isEmpty()).toList())
        .allSatisfy(name -> assertThat(name).startsWith("baton."));
  }

  @Test
  void namesSayTheUnit() {
    assertThat(NodeFigures.ALL)
        .filteredOn(figure -> Set.of("seconds", "bits", "bytes").contains(figure.unit()))
        .allSatisfy(figure -> assertThat(figure.metric()).endsWith("." + figure.unit()));
  }

  /** Whoever adds a counter to the engine adds it to the list. */
  @Test
  void allCountersOfTheEngineAreListed() {
    NodeStatus status = ManagementFixture.status(engine);

    assertThat(NodeFigures.ALL)
        .map(figure -> figure.value().apply(status))
        .containsAll(components(status.statistics()))
        .containsAll(components(status.statistics().forwarding()));
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

  @Test
  void areNoNumbersWhileTheEngineIsDown() {
    down = true;

    assertThat(gauge("baton.sessions")).isNaN();
  }

  @Test
  void goAwayWithTheNode() {
    metrics.close();

    assertThat(registry.getMeters()).isEmpty();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private double counter(String name) {
    return registry.get(name).functionCounter().count();
  }
}
