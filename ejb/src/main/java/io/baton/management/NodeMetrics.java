package io.baton.management;

import io.baton.node.EngineUnavailableException;
import io.baton.node.NodeStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The node's metrics, named {@code baton.*}. Registered once; each scrape reads them from the same
 * status.
 */
final class NodeMetrics implements AutoCloseable {
  private final MeterRegistry registry;
  private final Supplier<NodeStatus> status;
  private final List<Meter> meters = new ArrayList<>();

  /**
   * Registers the metrics.
   *
   * @param status may be a little old
   */
  NodeMetrics(MeterRegistry registry, Supplier<NodeStatus> status) {
    this.registry = registry;
    this.status = status;
    gauge("baton.sessions", "Sessions set up", "", s -> s.load().sessions());
    gauge("baton.sessions.playing", "Sessions sending", "", s -> s.load().playing());
    gauge("baton.connections", "Open RTSP connections", "", s -> s.statistics().openConnections());
    gauge("baton.bandwidth", "Sent over the last second", "bits", s -> s.load().bandwidth());
    gauge("baton.bandwidth.reserved", "Promised", "bits", s -> s.load().reservedBandwidth());
    gauge("baton.cpu", "Part of all cores in use, 0 to 1", "", s -> s.load().cpu());
    gauge("baton.imports.pending", "Uploads to be imported", "", NodeStatus::importQueue);
    gauge("baton.media.free", "Space left for media", "bytes", s -> s.load().freeMediaBytes());
    lateness("baton.lateness.p50", "Median lateness", s -> s.statistics().latenessP50());
    lateness("baton.lateness.p99", "99th percentile", s -> s.statistics().latenessP99());
    lateness("baton.lateness.max", "Greatest lateness", s -> s.statistics().latenessMax());
    counter("baton.packets", "RTP packets sent", s -> s.statistics().packets());
    counter("baton.bytes", "RTP payload bytes sent", s -> s.statistics().octets());
    counter("baton.packets.lost", "Reported lost by clients", s -> s.statistics().reportedLost());
    counter("baton.send.errors", "Refused by the kernel", s -> s.statistics().sendErrors());
    counter("baton.requests", "RTSP requests answered", s -> s.statistics().requests());
    counter("baton.requests.bad", "Answered 400", s -> s.statistics().badRequests());
    counter("baton.sessions.created", "Set up", s -> s.statistics().sessionsCreated());
    counter("baton.sessions.rejected", "No capacity", s -> s.statistics().sessionsRejected());
    counter("baton.sessions.timedout", "Silent clients", s -> s.statistics().sessionsTimedOut());
    counter("baton.sessions.dropped", "Slow clients", s -> s.statistics().sessionsDropped());
  }

  private void gauge(
      String name, String description, String unit, ToDoubleFunction<NodeStatus> value) {
    meters.add(
        Gauge.builder(name, () -> read(value))
            .description(description)
            .baseUnit(unit.isEmpty() ? null : unit)
            .register(registry));
  }

  private void lateness(String name, String description, Function<NodeStatus, Duration> value) {
    gauge(name, description + " of packets", "seconds", s -> value.apply(s).toNanos() / 1e9);
  }

  private void counter(String name, String description, ToDoubleFunction<NodeStatus> value) {
    meters.add(
        FunctionCounter.builder(name, this, metrics -> metrics.read(value))
            .description(description)
            .register(registry));
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
    meters.forEach(registry::remove);
  }
}
