package io.baton.overview;

import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.ofp.Supervision;
import io.baton.location.LoadBoard.LoadView;
import io.baton.location.VirtualContentDatabase.CatalogView;
import java.util.Optional;

/**
 * What this node knows of a member.
 *
 * @param advertisement what it tells of itself
 * @param self whether it is this very node
 * @param load of a provider; empty if it has not told any yet
 * @param catalog how up to date this node is about its media; empty if it was never read
 * @param supervision who supervises it; empty if nobody does
 */
public record NodeView(
    NodeAdvertisement advertisement,
    boolean self,
    Optional<LoadView> load,
    Optional<CatalogView> catalog,
    Optional<Supervision> supervision) {
  public String name() {
    return advertisement.name();
  }
}
