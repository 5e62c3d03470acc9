package io.baton.connector;

import io.baton.model.delivery.StreamTimeline;
import io.baton.model.delivery.TrackDestination;
import java.util.List;
import java.util.Optional;

/**
 * The value of a session: all that another node needs to go on with its stream. It changes when the
 * viewer acts or when an assignment changes, never with a packet.
 *
 * @param epoch goes up with each change; of two values of a session the one with the higher epoch
 *     holds
 * @param timeline from which all packets follow
 * @param destinations where they go, one for each track that was set up
 * @param supply who supplies the pieces; empty if the content is on this node
 */
public record SessionValue(
    long epoch,
    StreamTimeline timeline,
    List<TrackDestination> destinations,
    Optional<SessionSupply> supply) {
  /** Of a session that is another node's. */
  public static final SessionValue NONE =
      new SessionValue(0, StreamTimeline.NONE, List.of(), Optional.empty());

  public SessionValue {
    destinations = List.copyOf(destinations);
  }
}
