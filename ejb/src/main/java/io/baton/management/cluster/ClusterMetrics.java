package io.baton.management.cluster;

import io.baton.management.Figure;
import io.baton.management.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The metrics of the cluster as this node knows it, and of its location manager and portal. */
final class ClusterMetrics implements AutoCloseable {
  /** Not shown in JMX, where the beans of cluster and assignments show more. */
  static final List<Figure<ClusterFigures>> FIGURES =
      List.of(
          Figure.gauge(
              "",
              "baton.cluster.nodes",
              "",
              int.class,
              "Members of the cluster.",
              ClusterFigures::nodes),
          Figure.gauge(
              "",
              "baton.cluster.providers.alive",
              "",
              int.class,
              "Providers that state their load, or answer when polled.",
              ClusterFigures::aliveProviders),
          Figure.gauge(
              "",
              "baton.cluster.load.age.max.seconds",
              "seconds",
              long.class,
              "Age of the oldest load statement of a member.",
              ClusterFigures::oldestLoad),
          Figure.gauge(
              "",
              "baton.cluster.copies",
              "",
              int.class,
              "Copies of media in all content databases.",
              ClusterFigures::copies),
          Figure.gauge(
              "",
              "baton.cluster.conflicts",
              "",
              int.class,
              "Paths under which nodes hold different bytes.",
              ClusterFigures::conflicts),
          Figure.gauge(
              "",
              "baton.manager.requests.per.second",
              "",
              double.class,
              "Requests a second that the location manager of this node answers.",
              ClusterFigures::managerLoad),
          Figure.counter(
              "",
              "baton.assignments.made",
              "",
              "Assignments that the location manager of this node made.",
              f -> f.assignments().made()),
          Figure.counter(
              "",
              "baton.assignments.refused",
              "",
              "Requests for which no provider was found.",
              f -> f.assignments().refused()),
          Figure.counter(
              "",
              "baton.assignments.retried",
              "",
              "Providers that refused or did not answer, so that another one was asked.",
              f -> f.assignments().retried()),
          Figure.counter(
              "",
              "baton.manager.failovers",
              "",
              "Managers that the portal of this node found not to answer.",
              ClusterFigures::managerFailovers));

  private final Meters<ClusterFigures> meters;

  /**
   * Registers the metrics.
   *
   * @param figures may be a little old
   */
  ClusterMetrics(MeterRegistry registry, Supplier<ClusterFigures> figures) {
    meters = new Meters<>(registry, figures);
    meters.register(FIGURES);
    meters.timer(
        "baton.placement",
        f -> f.assignments().made() + f.assignments().refused(),
        f -> f.assignments().time().toNanos(),
        TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    meters.close();
  }
}
