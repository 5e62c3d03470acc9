package io.baton.location.placement;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.load.LinkUse;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.Supervision;
import java.util.Map;
import java.util.Optional;

/**
 * What is known when a placement is made.
 *
 * @param manager name of the location manager that places
 * @param nodes members of the group, by name
 * @param loads what is known of providers' loads, by name (R16)
 * @param links what is under way between places
 * @param supervision who supervises whom, by provider (R24)
 */
record PlacementFacts(
    String manager,
    Map<String, NodeAdvertisement> nodes,
    Map<String, LoadView> loads,
    LinkUse links,
    Map<String, Supervision> supervision) {
  Optional<NodeAdvertisement> node(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  Optional<LoadView> load(String provider) {
    return Optional.ofNullable(loads.get(provider));
  }

  /** Whether the manager supervises a provider; of an unsupervised one all may dispose. */
  boolean supervises(String provider) {
    Supervision known = supervision.get(provider);
    return known == null || known.managers().isEmpty() || known.managers().contains(manager);
  }
}
