package io.baton.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.node.EngineUnavailableException;
import io.baton.support.FakeEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
  void everyOneIsNamedAfterBaton() {
    assertThat(registry.getMeters())
        .hasSize(21)
        .allSatisfy(meter -> assertThat(meter.getId().getName()).startsWith("baton."));
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
