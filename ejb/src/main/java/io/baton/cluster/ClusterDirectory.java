package io.baton.cluster;

import io.baton.model.cluster.ServiceState;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that are members of the group now. Follows joins and departures within about a second;
 * a node that hangs stays listed until the group gives it up, so being listed does not mean that it
 * answers. All methods answer from memory and are thread-safe.
 */
public interface ClusterDirectory {
  /** This node. */
  NodeAdvertisement self();

  /**
   * Has the other nodes know whether this one takes part in the service: soon, for nobody waits for
   * them. It holds here at once, for the life of the process.
   */
  void announce(ServiceState state);

  /** Members that have told of themselves, this node included, by name. */
  List<NodeAdvertisement> nodes();

  Optional<NodeAdvertisement> find(String name);

  /** Whether a member is reached at this address. */
  boolean hasAddress(InetAddress address);

  /**
   * Registers who is to be told that nodes came, went or told something new. Called on a thread of
   * the directory: must not block.
   */
  void onChange(Runnable listener);
}
