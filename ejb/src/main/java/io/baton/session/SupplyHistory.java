package io.baton.session;

import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.SupplyChanged;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest changes of supplier of this node's sessions. A change may be told after the end of its
 * session: what that leaves behind gives way when there are many. Thread-safe.
 */
final class SupplyHistory {
  /** Sessions at most; those whose supplier changed least recently give way. */
  static final int MOST = 10_000;

  // Guarded by this; in the order of the latest change.
  private final Map<String, SupplyChanges> sessions = new LinkedHashMap<>();

  /** Takes down a change, or forgets a session that is over. */
  synchronized void follow(StreamEvent event) {
    if (event instanceof SupplyChanged change) {
      SupplyChanges before = sessions.remove(change.id());
      sessions.put(change.id(), (before == null ? SupplyChanges.NONE : before).plus(change));
      if (sessions.size() > MOST) {
        sessions.remove(sessions.keySet().iterator().next());
      }
    } else if (event instanceof StreamEvent.Closed) {
      sessions.remove(event.id());
    }
  }

  synchronized SupplyChanges of(String session) {
    return sessions.getOrDefault(session, SupplyChanges.NONE);
  }
}
