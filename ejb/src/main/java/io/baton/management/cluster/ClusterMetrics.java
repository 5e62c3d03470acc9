package io.baton.management.cluster;

import static io.baton.metrics.Figure.counter;
import static io.baton.metrics.Figure.gauge;
import static io.baton.metrics.Figure.timing;
import static io.baton.metrics.FigureUnit.BYTES;
import static io.baton.metrics.FigureUnit.NONE;
import static io.baton.metrics.FigureUnit.SECONDS;

import io.baton.location.assignment.AssignmentStatistics;
import io.baton.metrics.Figure;
import io.baton.metrics.Timing;
import io.baton.model.cluster.ServiceState;
import java.util.List;

/**
 * The metrics of the cluster as this node knows it, and of its location manager and portal. They
 * are not shown in JMX, where the beans of cluster and assignments show more.
 */
final class ClusterMetrics {
  /** All of them. */
  static final List<Figure<ClusterFigures>> ALL =
      List.of(
          gauge(
              "",
              "baton_cluster_nodes",
              NONE,
              int.class,
              "Members of the cluster.",
              ClusterFigures::nodes),
          gauge(
              "",
              "baton_cluster_providers_alive",
              NONE,
              int.class,
              "Providers that state their load, or answer when polled.",
              ClusterFigures::aliveProviders),
          gauge(
              "",
              "baton_cluster_load_age_max_seconds",
              SECONDS,
              long.class,
              "Age of the oldest load statement of a member.",
              ClusterFigures::oldestLoad),
          gauge(
              "",
              "baton_cluster_copies",
              NONE,
              int.class,
              "Copies of media in all content databases.",
              ClusterFigures::copies),
          gauge(
              "",
              "baton_cluster_conflicts",
              NONE,
              int.class,
              "Paths under which nodes hold different bytes.",
              ClusterFigures::conflicts),
          gauge(
              "",
              "baton_manager_requests_per_second",
              NONE,
              double.class,
              "Requests a second that the location manager of this node answers.",
              ClusterFigures::managerLoad),
          counter(
              "",
              "baton_assignments_made_total",
              NONE,
              "Assignments that the location manager of this node made.",
              f -> f.assignments().made()),
          counter(
              "",
              "baton_assignments_refused_total",
              NONE,
              "Requests for which no provider was found.",
              f -> f.assignments().refused()),
          counter(
              "",
              "baton_assignments_retried_total",
              NONE,
              "Providers that refused or did not answer, so that another one was asked.",
              f -> f.assignments().retried()),
          counter(
              "",
              "baton_manager_failovers_total",
              NONE,
              "Managers that the portal of this node found not to answer.",
              ClusterFigures::managerFailovers),
          gauge(
              "",
              "baton_drain_state",
              NONE,
              int.class,
              "Whether this node takes part: 0 it runs, 1 it drains, 2 it is drained.",
              f -> number(f.drain().state())),
          gauge(
              "",
              "baton_drain_streams",
              NONE,
              int.class,
              "Streams that are left of the drain of this node: supplied ones and sessions.",
              f -> f.drain().streams()),
          gauge(
              "",
              "baton_drain_bytes",
              BYTES,
              long.class,
              "Media that these streams still need to their ends.",
              f -> f.drain().bytesLeft()),
          counter(
              "",
              "baton_handoffs_overloaded_total",
              NONE,
              "Streams that the location manager of this node took from overloaded providers.",
              f -> f.handoffs().relieved()),
          counter(
              "",
              "baton_handoffs_balanced_total",
              NONE,
              "Streams that it gave to providers that were much better suited.",
              f -> f.handoffs().balanced()),
          counter(
              "",
              "baton_handoffs_refused_total",
              NONE,
              "Handoffs that it decided on and that came to nothing.",
              f -> f.handoffs().refused()),
          gauge(
              "",
              "baton_providers_overloaded",
              NONE,
              int.class,
              "Providers that it is responsible for and that are overloaded.",
              f -> f.handoffs().overloaded()),
          timing(
              "baton_placement_seconds",
              "Time from a request to the location manager of this node until the provider was"
                  + " ready, or none was found.",
              figures -> placement(figures.assignments())));

  private ClusterMetrics() {}

  private static int number(ServiceState state) {
    return switch (state) {
      case RUNNING -> 0;
      case DRAINING -> 1;
      case DRAINED -> 2;
    };
  }

  private static Timing placement(AssignmentStatistics assignments) {
    return new Timing(assignments.made() + assignments.refused(), assignments.time());
  }
}
