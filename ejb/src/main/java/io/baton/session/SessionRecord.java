package io.baton.session;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A session as it was at its latest event: what the nodes of a cluster know of each other's
 * sessions.
 *
 * @param id session id
 * @param node name of the node that streams it: its provider
 * @param anchor name of the node that the client talks to
 * @param epoch of its assignment: of two records the one with the higher epoch holds; 0 if it was
 *     not assigned
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
 * @param end why it has ended, by the name of its {@link CloseReason}; empty while it lives
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
    String end) {
  public SessionRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(anchor, "anchor");
    Objects.requireNonNull(end, "end");
  }

  /**
   * A session that lives, as it is to be recorded.
   *
   * @param assignment what it came from, if it was assigned
   */
  static SessionRecord of(
      SessionSnapshot session, Instant at, String node, Optional<AssignmentRecord> assignment) {
    return of(session, at, node, assignment, "");
  }

  /** A session that has ended, as it is to be recorded. */
  static SessionRecord of(
      StreamEvent.Closed closed, String node, Optional<AssignmentRecord> assignment) {
    return of(closed.session(), closed.at(), node, assignment, closed.reason().name());
  }

  private static SessionRecord of(
      SessionSnapshot session,
      Instant at,
      String node,
      Optional<AssignmentRecord> assignment,
      String end) {
    return new SessionRecord(
        session.id(),
        node,
        assignment.map(AssignmentRecord::contact).orElse(node),
        assignment.map(AssignmentRecord::epoch).orElse(0L),
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
        end);
  }

  /** Whether it has not ended. */
  boolean isLive() {
    return end.isEmpty();
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
        end);
  }
}
