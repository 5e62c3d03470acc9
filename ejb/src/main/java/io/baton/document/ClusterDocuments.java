package io.baton.document;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.PathConflict;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.metrics.Seconds;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.Supervision;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.document.cluster.CatalogDocument;
import io.baton.model.document.cluster.ClusterNodeDocument;
import io.baton.model.document.cluster.ConflictDocument;
import io.baton.model.document.cluster.ConflictDocument.HeldDocument;
import io.baton.model.document.cluster.ManagerDocument;
import io.baton.model.document.cluster.ProviderLoadDocument;
import io.baton.model.document.cluster.SupervisionDocument;
import io.baton.model.document.cluster.SupplierDocument;
import io.baton.overview.ManagerState;
import io.baton.overview.ManagerView;
import io.baton.overview.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Documents of the cluster: its nodes, their load, who supervises whom, what they disagree on. */
public final class ClusterDocuments {
  private static final double MILLIS = 1e3;

  private ClusterDocuments() {}

  /**
   * A member.
   *
   * @param links where to read on: references without a host
   */
  public static ClusterNodeDocument node(NodeView view, Map<String, String> links) {
    NodeAdvertisement node = view.advertisement();
    return new ClusterNodeDocument(
        node.name(),
        view.self(),
        node.state().text(),
        Instant.ofEpochMilli(node.incarnation()),
        node.roles().stream().sorted().toList(),
        node.host(),
        node.rtspPort(),
        node.ofpPort(),
        node.httpPort(),
        Texts.present(node.location()),
        node.priority(),
        view.supervision().map(Supervision::managers).orElse(List.of()),
        view.load().map(ClusterDocuments::load),
        view.catalog().map(ClusterDocuments::catalog),
        view.suppliers().stream().map(ClusterDocuments::supplier).toList(),
        links);
  }

  /** What is known of a provider's load. */
  public static ProviderLoadDocument load(LoadView load) {
    LoadStatement said = load.statement();
    return new ProviderLoadDocument(
        load.alive(),
        said.admitting(),
        Texts.present(said.refusal()),
        said.measured(),
        Seconds.of(load.age()),
        said.sequence(),
        said.sessions(),
        load.pendingSessions(),
        said.maxSessions(),
        said.bandwidth(),
        said.meanBandwidth(),
        said.reservedBandwidth(),
        load.pendingBandwidth(),
        said.maxBandwidth(),
        said.cpu(),
        said.meanCpu(),
        said.maxCpu(),
        said.latenessMillis() / MILLIS,
        said.freeMemory(),
        said.maxMemory(),
        said.freeDisk(),
        said.catalogVersion(),
        load.dispatched(),
        load.dispatchAge().map(Seconds::of),
        load.roundTrip().map(Seconds::of),
        load.roundTripAge().map(Seconds::of),
        new TreeMap<>(load.promisedPlaces()));
  }

  private static SupplierDocument supplier(SupplierCondition measured) {
    return new SupplierDocument(
        measured.node(),
        measured.requests(),
        measured.hedged(),
        measured.failed(),
        measured.damaged(),
        measured.received(),
        measured.bandwidth(),
        measured.firstOctetMillis() / MILLIS);
  }

  private static CatalogDocument catalog(CatalogView view) {
    return new CatalogDocument(view.version(), view.copies(), Seconds.of(view.age()));
  }

  /**
   * A location manager.
   *
   * @param links where to read on: references without a host
   */
  public static ManagerDocument manager(ManagerView manager, Map<String, String> links) {
    return new ManagerDocument(
        manager.name(),
        manager.state().isPresent(),
        manager.state().map(ManagerState::load),
        manager.state().map(ManagerState::pending),
        manager.state().map(ManagerState::roundTrip).map(Seconds::of),
        manager.state().map(ManagerState::measured),
        manager.responsible(),
        manager.standby(),
        manager.backup(),
        manager.assignments(),
        links);
  }

  /**
   * Who supervises a provider.
   *
   * @param links where to read on: references without a host
   */
  public static SupervisionDocument supervision(
      Supervision supervision, Map<String, String> links) {
    return new SupervisionDocument(
        supervision.provider(),
        supervision.responsible(),
        supervision.backup(),
        supervision.managers(),
        supervision.absent().stream().sorted().toList(),
        supervision.epoch(),
        links);
  }

  /** A path under which nodes hold different bytes. */
  public static ConflictDocument conflict(PathConflict conflict) {
    return new ConflictDocument(
        conflict.path().value(),
        conflict.contents().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(held -> new HeldDocument(held.getKey(), held.getValue()))
            .toList());
  }
}
