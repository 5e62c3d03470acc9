package io.baton.management.cluster;

import io.baton.connector.ofp.OfpException;
import io.baton.document.NodeDocuments;
import io.baton.document.SessionDocuments;
import io.baton.location.provider.NodeDrain;
import io.baton.management.JmxAudit;
import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.document.node.DrainDocument;
import io.baton.model.document.session.HandoffDocument;
import io.baton.overview.Maintenance;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows the drain of this node. Who may manage the server may drain nodes and move sessions. */
final class DrainManagement implements DrainMXBean {
  private final NodeDrain own;
  private final Maintenance maintenance;

  DrainManagement(NodeDrain own, Maintenance maintenance) {
    this.own = own;
    this.maintenance = maintenance;
  }

  @Override
  public String getState() {
    return own.status().state().text();
  }

  @Override
  public int getSupplies() {
    return own.status().supplies();
  }

  @Override
  public int getSessions() {
    return own.status().sessions();
  }

  @Override
  public long getBytesLeft() {
    return own.status().bytesLeft();
  }

  @Override
  public DrainDocument show(String node) {
    return NodeDocuments.drain(answer(() -> maintenance.drainOf(node)));
  }

  @Override
  public DrainDocument drain(String node, int timeout) {
    if (timeout < 0) {
      throw new IllegalArgumentException("expected seconds, or 0 for no limit");
    }
    Optional<Duration> limit =
        timeout == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(timeout));
    DrainStatus status = answer(() -> maintenance.drain(node, limit));
    JmxAudit.drained(node, limit);
    return NodeDocuments.drain(status);
  }

  @Override
  public DrainDocument undrain(String node) {
    DrainStatus status = answer(() -> maintenance.undrain(node));
    JmxAudit.undrained(node);
    return NodeDocuments.drain(status);
  }

  @Override
  public HandoffDocument handoff(String session, String node) {
    HandedOff handoff = answer(() -> maintenance.handOff(session, node));
    JmxAudit.handedOff(handoff);
    return SessionDocuments.of(handoff);
  }

  /** Tools of JMX have only the classes of the Java platform. */
  private static <R> R answer(Supplier<R> question) {
    try {
      return question.get();
    } catch (OfpException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
