package io.baton.session;

import io.baton.connector.ContentId;
import io.baton.connector.DeliveryTransport;
import io.baton.connector.MediaPath;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionState;
import io.baton.connector.StreamEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A session as it was at its latest event: what the nodes of a cluster know of each other's
 * sessions.
 *
 * @param id session id
 * @param node name of the node that streams it
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
 * @param recorded when the event happened
 */
public record SessionRecord(
    String id,
    String node,
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
    Instant recorded) {
  public SessionRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(node, "node");
  }

  static SessionRecord of(StreamEvent event, String node) {
    SessionSnapshot session = event.session();
    return new SessionRecord(
        session.id(),
        node,
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
        event.at());
  }
}
