package io.baton.management.node;

import io.baton.management.Meters;
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
    meters.register(NodeFigures.ALL);
  }

  @Override
  public void close() {
    meters.close();
  }
}
