package io.baton.location.placement;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.load.LinkUse;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.Supervision;
import io.baton.model.cluster.SupplierCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known when a placement is made.
 *
 * @param manager name of the location manager that places
 * @param nodes members of the group, by name
 * @param loads what is known of providers' loads, by name (R16)
 * @param links what is under way between places
 * @param suppliers what the anchor measured of those that supply it (R11)
 * @param supervision who supervises whom, by provider (R24)
 */
record PlacementFacts(
    String manager,
    Map<String, NodeAdvertisement> nodes,
    Map<String, LoadView> loads,
    LinkUse links,
    List<SupplierCondition> suppliers,
    Map<String, Supervision> supervision) {
  Optional<NodeAdvertisement> node(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  Optional<LoadView> load(String provider) {
    return Optional.ofNullable(loads.get(provider));
  }

  /** What the anchor measured of a supplier. */
  Optional<SupplierCondition> condition(String supplier) {
    return suppliers.stream().filter(measured -> measured.node().equals(supplier)).findFirst();
  }

  /** Whether the manager supervises a provider; of an unsupervised one all may dispose. */
  boolean supervises(String provider) {
    Supervision known = supervision.get(provider);
    return known == null || known.managers().isEmpty() || known.managers().contains(manager);
  }
}
