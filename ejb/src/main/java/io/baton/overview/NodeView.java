package io.baton.overview;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.Supervision;
import io.baton.model.cluster.SupplierCondition;
import java.util.List;
import java.util.Optional;

/**
 * What this node knows of a member.
 *
 * @param advertisement what it tells of itself
 * @param self whether it is this very node
 * @param load of a provider; empty if it has not told any yet
 * @param catalog how up to date this node is about its media; empty if it was never read
 * @param suppliers what it measured lately of nodes that supply it, the worst first
 * @param supervision who supervises it; empty if none does
 */
public record NodeView(
    NodeAdvertisement advertisement,
    boolean self,
    Optional<LoadView> load,
    Optional<CatalogView> catalog,
    List<SupplierCondition> suppliers,
    Optional<Supervision> supervision) {
  public NodeView {
    suppliers = List.copyOf(suppliers);
  }

  public String name() {
    return advertisement.name();
  }
}
