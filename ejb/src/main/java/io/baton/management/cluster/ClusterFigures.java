package io.baton.management.cluster;

import io.baton.location.assignment.AssignmentStatistics;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.balance.BalanceStatistics;
import io.baton.location.balance.SupplyBalance;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.provider.NodeDrain;
import io.baton.model.cluster.DrainStatus;
import io.baton.overview.ClusterOverview;
import io.baton.overview.NodeView;
import io.baton.portal.Portal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The cluster in figures, as this node knows it.
 *
 * @param nodes members
 * @param aliveProviders providers that tell their load, or answer when polled
 * @param oldestLoad age of the oldest load statement of a member
 * @param copies of media that all providers hold
 * @param conflicts paths under which nodes hold different bytes
 * @param assignments what this node's location manager did
 * @param managerLoad requests a second that it answers
 * @param managerFailovers managers that this node's portal found not to answer
 * @param drain of this node
 * @param handoffs that this node's location manager decided on by itself
 */
record ClusterFigures(
    int nodes,
    int aliveProviders,
    Duration oldestLoad,
    int copies,
    int conflicts,
    AssignmentStatistics assignments,
    double managerLoad,
    long managerFailovers,
    DrainStatus drain,
    BalanceStatistics handoffs) {
  static ClusterFigures of(
      ClusterOverview cluster,
      VirtualContentDatabase contents,
      ServiceLocationManager manager,
      Portal portal,
      NodeDrain drain,
      SupplyBalance balance) {
    List<NodeView> nodes = cluster.nodes();
    List<LoadView> loads = nodes.stream().flatMap(node -> node.load().stream()).toList();
    return new ClusterFigures(
        nodes.size(),
        (int) loads.stream().filter(LoadView::alive).count(),
        loads.stream().map(LoadView::age).max(Comparator.naturalOrder()).orElse(Duration.ZERO),
        nodes.stream().flatMap(node -> node.catalog().stream()).mapToInt(CatalogView::copies).sum(),
        contents.conflicts().size(),
        manager.statistics(),
        manager.load(),
        portal.managerFailovers(),
        drain.status(),
        balance.statistics());
  }
}
