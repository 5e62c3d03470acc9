package io.baton.session;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.baton.model.delivery.StreamTimeline;
import io.baton.model.delivery.TrackDestination;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A session as it was at its latest event: what the nodes of a cluster know of each other's
 * sessions, and all that one of them needs to go on with another's.
 *
 * @param id session id
 * @param node name of the node that sends its packets
 * @param anchor name of the node that the client talks to
 * @param epoch goes up when its viewer acts and when an assignment changes: of two records the one
 *     with the higher epoch holds
 * @param path what was asked for
 * @param content what is sent
 * @param client address of the client, as text
 * @param user authenticated user, empty if anonymous
 * @param transport UDP or interleaved
 * @param state RTSP state
 * @param position normal play time reached
 * @param scale rate of normal play time
 * @param speed rate of delivery
 * @param created when it was set up
 * @param reportedLoss worst fraction lost in the latest receiver reports, 0.0 to 1.0
 * @param recorded when the event happened
 * @param timeline from which all its packets follow
 * @param destinations where they go
 * @param assignments who performs the parts of the service; none if it was not assigned
 */
public record SessionRecord(
    String id,
    String node,
    String anchor,
    long epoch,
    MediaPath path,
    ContentId content,
    String client,
    String user,
    DeliveryTransport transport,
    SessionState state,
    Duration position,
    double scale,
    double speed,
    Instant created,
    double reportedLoss,
    Instant recorded,
    StreamTimeline timeline,
    List<TrackDestination> destinations,
    List<SessionAssignment> assignments) {
  public SessionRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(anchor, "anchor");
    destinations = List.copyOf(destinations);
    assignments = List.copyOf(assignments);
  }

  /**
   * A session as it is to be recorded.
   *
   * @param assignment of the delivery by this node, if that was assigned
   */
  static SessionRecord of(
      SessionSnapshot session, Instant at, String node, Optional<AssignmentRecord> assignment) {
    return new SessionRecord(
        session.id(),
        node,
        assignment.map(AssignmentRecord::contact).orElse(node),
        session.value().epoch(),
        session.path(),
        session.content(),
        session.client(),
        session.user(),
        session.transport(),
        session.state(),
        session.position(),
        session.scale(),
        session.speed(),
        session.created(),
        session.reportedLoss(),
        at,
        session.value().timeline(),
        session.value().destinations(),
        Stream.concat(
                assignment.map(SessionRecord::delivery).stream(),
                session.value().supply().map(SessionRecord::supply).stream())
            .toList());
  }

  private static SessionAssignment delivery(AssignmentRecord assignment) {
    return new SessionAssignment(
        assignment.assignment(),
        ServiceComponent.DELIVERY,
        assignment.provider(),
        assignment.epoch());
  }

  private static SessionAssignment supply(SessionSupply supply) {
    return new SessionAssignment(
        supply.assignment(),
        ServiceComponent.SUPPLY,
        supply.suppliers().get(0).node(),
        supply.epoch());
  }

  /** Name of the node that was assigned to supply it; empty if its node has the content. */
  public Optional<String> supplier() {
    return assignments.stream()
        .filter(assignment -> assignment.component().equals(ServiceComponent.SUPPLY))
        .map(SessionAssignment::provider)
        .findFirst();
  }

  /** Whether its client gets nothing more if a node dies. */
  boolean concerns(String dead) {
    return node.equals(dead) || anchor.equals(dead);
  }

  /** The session as it must be now, if nothing has happened to it since it was recorded. */
  SessionRecord asOf(Instant now) {
    if (state != SessionState.PLAYING || now.isBefore(recorded)) {
      return this;
    }
    long passed = Math.round(Duration.between(recorded, now).toMillis() * scale * speed);
    return new SessionRecord(
        id,
        node,
        anchor,
        epoch,
        path,
        content,
        client,
        user,
        transport,
        state,
        position.plusMillis(passed),
        scale,
        speed,
        created,
        reportedLoss,
        recorded,
        timeline,
        destinations,
        assignments);
  }
}
