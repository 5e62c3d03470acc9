package io.baton.management;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The metrics of the cluster as this node knows it, and of its location manager and portal. */
final class ClusterMetrics implements AutoCloseable {
  private final Meters<ClusterFigures> meters;

  /**
   * Registers the metrics.
   *
   * @param figures may be a little old
   */
  ClusterMetrics(MeterRegistry registry, Supplier<ClusterFigures> figures) {
    meters = new Meters<>(registry, figures);
    meters.gauge("baton.cluster.nodes", ClusterFigures::nodes);
    meters.gauge("baton.cluster.providers.alive", ClusterFigures::aliveProviders);
    meters.gauge("baton.cluster.load.age.max.seconds", f -> Seconds.of(f.oldestLoad()));
    meters.gauge("baton.cluster.copies", ClusterFigures::copies);
    meters.gauge("baton.cluster.conflicts", ClusterFigures::conflicts);
    meters.gauge("baton.manager.requests.per.second", ClusterFigures::managerLoad);
    meters.counter("baton.assignments.made", f -> f.assignments().made());
    meters.counter("baton.assignments.refused", f -> f.assignments().refused());
    meters.counter("baton.assignments.retried", f -> f.assignments().retried());
    meters.timer(
        "baton.placement",
        f -> f.assignments().made() + f.assignments().refused(),
        f -> f.assignments().time().toNanos(),
        TimeUnit.NANOSECONDS);
    meters.counter("baton.manager.failovers", ClusterFigures::managerFailovers);
  }

  @Override
  public void close() {
    meters.close();
  }
}
