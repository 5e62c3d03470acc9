package io.baton.management.node;

import io.baton.connector.StreamConnection;
import io.baton.document.SessionDocuments;
import io.baton.management.JmxAudit;
import io.baton.model.document.session.SessionDocument;
import io.baton.node.LocalEngine;
import io.baton.node.NodeStatus;
import io.baton.session.SessionRegistry;
import java.util.List;
import java.util.function.Supplier;

/** Shows the node's sessions. Who may manage the server may end sessions. */
final class SessionsManagement implements SessionsMXBean {
  private final Supplier<NodeStatus> status;
  private final SessionRegistry sessions;
  private final LocalEngine engine;

  SessionsManagement(Supplier<NodeStatus> status, SessionRegistry sessions, LocalEngine engine) {
    this.status = status;
    this.sessions = sessions;
    this.engine = engine;
  }

  @Override
  public int getCount() {
    return sessions.list().size();
  }

  @Override
  public int getPlaying() {
    return status.get().load().playing();
  }

  @Override
  public long getCreated() {
    return status.get().statistics().sessionsCreated();
  }

  @Override
  public long getRejected() {
    return status.get().statistics().sessionsRejected();
  }

  @Override
  public long getTimedOut() {
    return status.get().statistics().sessionsTimedOut();
  }

  @Override
  public long getDropped() {
    return status.get().statistics().sessionsDropped();
  }

  @Override
  public long getReportedLost() {
    return status.get().statistics().reportedLost();
  }

  @Override
  public List<SessionDocument> list() {
    return sessions.list().stream()
        .map(session -> SessionDocuments.of(session, sessions.supplyChanges(session.id())))
        .toList();
  }

  @Override
  public boolean end(String id) {
    try (StreamConnection connection = engine.connect()) {
      boolean ended = connection.release(id);
      if (ended) {
        JmxAudit.ended(id);
      }
      return ended;
    }
  }
}
