package io.baton.management.cluster;

import io.baton.document.ClusterDocuments;
import io.baton.document.NetworkDocuments;
import io.baton.location.network.NetworkMap;
import io.baton.metrics.Seconds;
import io.baton.model.document.cluster.ClusterNodeDocument;
import io.baton.model.document.cluster.ManagerDocument;
import io.baton.model.document.cluster.NetworkDocument.PlaceLink;
import io.baton.model.document.cluster.ProviderLoadDocument;
import io.baton.node.NodeSettings;
import io.baton.overview.ClusterOverview;
import io.baton.overview.ManagerView;
import io.baton.overview.NetworkView;
import io.baton.overview.NodeView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows the cluster. */
final class ClusterManagement implements ClusterMXBean {
  private final Supplier<ClusterFigures> figures;
  private final ClusterOverview cluster;
  private final BooleanSupplier acquainted;

  ClusterManagement(
      Supplier<ClusterFigures> figures, ClusterOverview cluster, BooleanSupplier acquainted) {
    this.figures = figures;
    this.cluster = cluster;
    this.acquainted = acquainted;
  }

  @Override
  public int getNodeCount() {
    return figures.get().nodes();
  }

  @Override
  public int getAliveProviders() {
    return figures.get().aliveProviders();
  }

  @Override
  public int getCopies() {
    return figures.get().copies();
  }

  /** Who neither takes requests nor decides on them is not told, and need not know. */
  @Override
  public boolean isAcquainted() {
    boolean concerned =
        cluster.nodes().stream()
            .filter(NodeView::self)
            .map(NodeView::advertisement)
            .anyMatch(node -> node.has(NodeSettings.PORTAL) || node.has(NodeSettings.SLM));
    return !concerned || acquainted.getAsBoolean();
  }

  @Override
  public int getConflicts() {
    return figures.get().conflicts();
  }

  @Override
  public Map<String, ClusterNodeDocument> getNodes() {
    Map<String, ClusterNodeDocument> nodes = new TreeMap<>();
    for (NodeView node : cluster.nodes()) {
      nodes.put(node.name(), ClusterDocuments.node(node, Map.of()));
    }
    return nodes;
  }

  @Override
  public Map<String, ProviderLoadDocument> getLoads() {
    Map<String, ProviderLoadDocument> loads = new TreeMap<>();
    for (NodeView node : cluster.nodes()) {
      node.load().ifPresent(load -> loads.put(node.name(), ClusterDocuments.load(load)));
    }
    return loads;
  }

  @Override
  public Map<String, String> getNetworks() {
    Map<String, String> places = new LinkedHashMap<>();
    for (NetworkMap.Network network : cluster.network().networks()) {
      places.put(network.network(), network.place());
    }
    return places;
  }

  @Override
  public Map<String, PlaceLink> getLinks() {
    Map<String, PlaceLink> links = new TreeMap<>();
    for (NetworkView.LinkView link : cluster.network().links()) {
      links.put(link.from() + ">" + link.to(), NetworkDocuments.link(link));
    }
    return links;
  }

  @Override
  public double getNetworkAge() {
    return Seconds.of(cluster.network().age());
  }

  @Override
  public Map<String, ManagerDocument> getManagers() {
    Map<String, ManagerDocument> managers = new TreeMap<>();
    for (ManagerView manager : cluster.managers()) {
      managers.put(manager.name(), ClusterDocuments.manager(manager, Map.of()));
    }
    return managers;
  }
}
