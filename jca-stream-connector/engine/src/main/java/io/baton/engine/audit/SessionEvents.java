package io.baton.engine.audit;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Writes the beginning and the end of each session to the session log, and passes events on. On
 * event loops: two lines a session, never one a packet.
 */
public final class SessionEvents implements Consumer<StreamEvent> {
  private final String node;
  private final Consumer<StreamEvent> next;

  /**
   * A log of a node.
   *
   * @param node name of the node
   * @param next told of each event afterwards
   */
  public SessionEvents(String node, Consumer<StreamEvent> next) {
    this.node = node;
    this.next = next;
  }

  @Override
  public void accept(StreamEvent event) {
    if (event instanceof StreamEvent.Created created) {
      begun(created.session());
    } else if (event instanceof StreamEvent.Closed closed) {
      ended(closed);
    }
    next.accept(event);
  }

  private void begun(SessionSnapshot session) {
    SessionLog.LOG.begun(
        session.id(),
        session.user(),
        session.client(),
        node,
        session.path().value(),
        session.transport().name(),
        session.userAgent());
  }

  private void ended(StreamEvent.Closed closed) {
    SessionSnapshot session = closed.session();
    SessionLog.LOG.ended(
        session.id(),
        session.user(),
        session.client(),
        node,
        session.path().value(),
        Duration.between(session.created(), closed.at()).toMillis(),
        session.octets(),
        session.packets(),
        session.reportedLost(),
        closed.reason().name());
  }
}
