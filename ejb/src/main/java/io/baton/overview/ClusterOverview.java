package io.baton.overview;

import jakarta.ejb.Local;
import java.util.List;
import java.util.Optional;

/** The nodes of the cluster and what they do, as this node sees them. Thread-safe. */
@Local
public interface ClusterOverview {
  /** Members by name. From memory. */
  List<NodeView> nodes();

  /** A member. From memory. */
  Optional<NodeView> node(String name);

  /** The network between places as this node's settings have it, and what is under way. */
  NetworkView network();

  /**
   * Service location managers by name. Those of other nodes are asked how they are doing, at most
   * once a second: the call takes as long as the slowest of them, up to half a second.
   */
  List<ManagerView> managers();

  /** A service location manager, found out as in {@link #managers}. */
  Optional<ManagerView> manager(String name);
}
