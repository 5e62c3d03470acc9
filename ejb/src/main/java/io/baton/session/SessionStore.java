package io.baton.session;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import jakarta.ejb.Local;
import java.time.Instant;
import java.util.List;

/**
 * What the nodes of the cluster know of each other's sessions. Written on events only, so a stream
 * that plays costs nothing, and in the background: no caller waits for another member.
 */
@Local
public interface SessionStore {
  /**
   * Has recorded what happened to a session of this node, soon. Nothing is kept of one that has
   * ended, but if the end looks like the death of its anchor the record stays for a while.
   */
  void record(StreamEvent.OfSession event);

  /** Has a session of this node recorded as it is now, soon. */
  void record(SessionSnapshot session, Instant at);

  /** Has the record of a session removed, soon; does nothing while it is kept beyond the end. */
  void remove(String session);

  /**
   * Sessions of all nodes as last recorded, in no order; also those whose record outlives them, see
   * {@link SessionRecord#end}. Asks other members, so it may take a while.
   */
  List<SessionRecord> all();
}
