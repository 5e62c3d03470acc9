package io.baton.model.cluster;

import java.util.Objects;
import java.util.Optional;

/**
 * How far the drain of a node has come.
 *
 * @param node its name
 * @param state of the node
 * @param supplies streams of other nodes that it has promised to supply
 * @param sessions sessions that it anchors or delivers, and reservations for such
 * @param bytesLeft bytes of media that these streams still need to their ends, as far as their
 *     lengths and positions are known
 * @param timeLeftMillis until sessions that are left are ended; empty if that has no limit, or if
 *     the node is not draining
 */
public record DrainStatus(
    String node,
    ServiceState state,
    int supplies,
    int sessions,
    long bytesLeft,
    Optional<Long> timeLeftMillis) {
  public DrainStatus {
    Objects.requireNonNull(node, "node");
    state = state == null ? ServiceState.RUNNING : state;
  }

  /** Streams that are left. */
  public int streams() {
    return supplies + sessions;
  }
}
