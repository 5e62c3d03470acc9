package io.baton.management;

import io.baton.node.NodeStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * The node's metrics, named {@code baton.*}. Registered once; each scrape reads them from the same
 * status.
 */
final class NodeMetrics implements AutoCloseable {
  private final Meters<NodeStatus> meters;

  /**
   * Registers the metrics.
   *
   * @param status may be a little old
   */
  NodeMetrics(MeterRegistry registry, Supplier<NodeStatus> status) {
    meters = new Meters<>(registry, status);
    meters.gauge("baton.sessions", s -> s.load().sessions());
    meters.gauge("baton.sessions.playing", s -> s.load().playing());
    meters.gauge("baton.connections", s -> s.statistics().openConnections());
    meters.gauge("baton.bandwidth.bits", s -> s.load().bandwidth());
    meters.gauge("baton.bandwidth.reserved.bits", s -> s.load().reservedBandwidth());
    meters.gauge("baton.cpu", s -> s.load().cpu());
    meters.gauge("baton.cpu.machine", s -> s.load().admission().machineCpu());
    meters.gauge("baton.imports.pending", NodeStatus::importQueue);
    meters.counter("baton.imports.bounded", s -> s.statistics().importsBounded());
    meters.gauge("baton.media.free.bytes", s -> s.load().freeMediaBytes());
    meters.gauge("baton.lateness.p50.seconds", s -> Seconds.of(s.statistics().latenessP50()));
    meters.gauge("baton.lateness.p99.seconds", s -> Seconds.of(s.statistics().latenessP99()));
    meters.gauge("baton.lateness.max.seconds", s -> Seconds.of(s.statistics().latenessMax()));
    meters.counter("baton.packets", s -> s.statistics().packets());
    meters.counter("baton.bytes", s -> s.statistics().octets());
    meters.counter("baton.packets.lost", s -> s.statistics().reportedLost());
    meters.counter("baton.send.errors", s -> s.statistics().sendErrors());
    meters.counter("baton.requests", s -> s.statistics().requests());
    meters.counter("baton.requests.bad", s -> s.statistics().badRequests());
    meters.counter("baton.sessions.established", s -> s.statistics().sessionsCreated());
    meters.counter("baton.sessions.rejected", s -> s.statistics().sessionsRejected());
    meters.counter(
        "baton.sessions.rejected.lateness", s -> s.load().admission().refused().lateness());
    meters.counter(
        "baton.sessions.rejected.processors", s -> s.load().admission().refused().processors());
    meters.counter("baton.sessions.timedout", s -> s.statistics().sessionsTimedOut());
    meters.counter("baton.sessions.dropped", s -> s.statistics().sessionsDropped());
  }

  @Override
  public void close() {
    meters.close();
  }
}
