package io.baton.management;

import io.baton.node.EngineUnavailableException;
import io.baton.node.NodeStatus;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The node's metrics, named {@code baton.*}. Registered once; each scrape reads them from the same
 * status. The registry that WildFly hands to applications exports only what its shorthand methods
 * register, not what the builders do: hence no descriptions here.
 */
final class NodeMetrics implements AutoCloseable {
  private final MeterRegistry registry;
  private final Supplier<NodeStatus> status;
  private final List<String> names = new ArrayList<>();

  /**
   * Registers the metrics.
   *
   * @param status may be a little old
   */
  NodeMetrics(MeterRegistry registry, Supplier<NodeStatus> status) {
    this.registry = registry;
    this.status = status;
    gauge("baton.sessions", s -> s.load().sessions());
    gauge("baton.sessions.playing", s -> s.load().playing());
    gauge("baton.connections", s -> s.statistics().openConnections());
    gauge("baton.bandwidth.bits", s -> s.load().bandwidth());
    gauge("baton.bandwidth.reserved.bits", s -> s.load().reservedBandwidth());
    gauge("baton.cpu", s -> s.load().cpu());
    gauge("baton.imports.pending", NodeStatus::importQueue);
    gauge("baton.media.free.bytes", s -> s.load().freeMediaBytes());
    lateness("baton.lateness.p50.seconds", s -> s.statistics().latenessP50());
    lateness("baton.lateness.p99.seconds", s -> s.statistics().latenessP99());
    lateness("baton.lateness.max.seconds", s -> s.statistics().latenessMax());
    counter("baton.packets", s -> s.statistics().packets());
    counter("baton.bytes", s -> s.statistics().octets());
    counter("baton.packets.lost", s -> s.statistics().reportedLost());
    counter("baton.send.errors", s -> s.statistics().sendErrors());
    counter("baton.requests", s -> s.statistics().requests());
    counter("baton.requests.bad", s -> s.statistics().badRequests());
    counter("baton.sessions.established", s -> s.statistics().sessionsCreated());
    counter("baton.sessions.rejected", s -> s.statistics().sessionsRejected());
    counter("baton.sessions.timedout", s -> s.statistics().sessionsTimedOut());
    counter("baton.sessions.dropped", s -> s.statistics().sessionsDropped());
  }

  private void gauge(String name, ToDoubleFunction<NodeStatus> value) {
    registry.gauge(name, Tags.empty(), this, metrics -> metrics.read(value));
    names.add(name);
  }

  private void lateness(String name, Function<NodeStatus, Duration> value) {
    gauge(name, s -> value.apply(s).toNanos() / 1e9);
  }

  private void counter(String name, ToDoubleFunction<NodeStatus> value) {
    registry.more().counter(name, Tags.empty(), this, metrics -> metrics.read(value));
    names.add(name);
  }

  /** Not a number while the engine is not running, which scrapers leave out. */
  private double read(ToDoubleFunction<NodeStatus> value) {
    try {
      return value.applyAsDouble(status.get());
    } catch (EngineUnavailableException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    for (String name : names) {
      Meter meter = registry.find(name).meter();
      if (meter != null) {
        registry.remove(meter);
      }
    }
  }
}
