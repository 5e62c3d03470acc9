package io.baton.session;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import jakarta.ejb.Local;
import java.time.Instant;
import java.util.List;

/**
 * What the nodes of the cluster know of each other's sessions. Written on events only, so a stream
 * that plays costs nothing, and in the background: no caller waits for another member. A record
 * never takes the place of one with a higher epoch.
 */
@Local
public interface SessionStore {
  /** Has recorded what happened to a session of this node, soon. */
  void record(StreamEvent.OfSession event);

  /** Has a session of this node recorded as it is now, soon. */
  void record(SessionSnapshot session, Instant at);

  /** Has a record removed, soon, unless one of a higher epoch has taken its place. */
  void remove(SessionRecord record);

  /**
   * Sessions of all nodes as last recorded, in no order. Asks other members, so it may take a
   * while.
   */
  List<SessionRecord> all();
}
