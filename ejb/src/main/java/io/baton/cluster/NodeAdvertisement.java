package io.baton.cluster;

import io.baton.connector.ofp.OfpPeer;
import io.baton.model.cluster.ServiceState;
import java.util.Set;

/**
 * What a node tells the others of itself: what it does, where it is reached, and static facts that
 * placement considers (R9, R19, R20).
 *
 * @param name unique in the cluster
 * @param incarnation when it was started, milliseconds since 1970
 * @param roles that are on
 * @param host address at which other nodes and clients reach it
 * @param rtspPort TCP port of RTSP
 * @param ofpPort UDP port of OFP
 * @param httpPort TCP port of HTTP
 * @param location label of the place where it stands, empty if none
 * @param priority of two nodes that are equally suited, the one with the higher is chosen; 0 by
 *     default
 * @param supervises providers that it supervises as a location manager; empty if all
 * @param piecesPort TCP port at which it supplies pieces of content to other nodes; 0 if it
 *     supplies none, as nodes of older versions
 * @param state whether it takes part in the service; all but this holds since it was started
 */
public record NodeAdvertisement(
    String name,
    long incarnation,
    Set<String> roles,
    String host,
    int rtspPort,
    int ofpPort,
    int httpPort,
    String location,
    int priority,
    Set<String> supervises,
    int piecesPort,
    ServiceState state) {
  public NodeAdvertisement {
    roles = Set.copyOf(roles);
    supervises = Set.copyOf(supervises);
  }

  /** A node that supervises all providers if it is a location manager, and supplies no pieces. */
  public NodeAdvertisement(
      String name,
      long incarnation,
      Set<String> roles,
      String host,
      int rtspPort,
      int ofpPort,
      int httpPort,
      String location,
      int priority) {
    this(
        name,
        incarnation,
        roles,
        host,
        rtspPort,
        ofpPort,
        httpPort,
        location,
        priority,
        Set.of(),
        0,
        ServiceState.RUNNING);
  }

  /** The same in another state. */
  public NodeAdvertisement in(ServiceState next) {
    return new NodeAdvertisement(
        name,
        incarnation,
        roles,
        host,
        rtspPort,
        ofpPort,
        httpPort,
        location,
        priority,
        supervises,
        piecesPort,
        next);
  }

  /** Whether it is drained, or about to be: it gets nothing new. */
  public boolean isDraining() {
    return !state.isTaking();
  }

  /** Whether it supplies pieces of its content to other nodes, and takes theirs. */
  public boolean suppliesPieces() {
    return piecesPort > 0;
  }

  /** Whether a role is on. */
  public boolean has(String role) {
    return roles.contains(role);
  }

  /** Where it takes OFP messages. */
  public OfpPeer peer() {
    return new OfpPeer(name, host, ofpPort);
  }
}
