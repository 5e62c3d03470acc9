package io.baton.session;

import io.baton.connector.StreamEvent;
import jakarta.ejb.Local;
import java.util.List;

/**
 * What the nodes of the cluster know of each other's sessions. Written on events only, so a stream
 * that plays costs nothing.
 */
@Local
public interface SessionStore {
  /** Records what happened to a session of this node. */
  void record(StreamEvent event);

  /** Sessions of all nodes as last recorded, in no order. */
  List<SessionRecord> all();
}
