package io.baton.overview;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.cluster.OfpFailures;
import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryDrain;
import io.baton.location.supervision.UnknownNodeException;
import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.delivery.SupplyCause;
import io.baton.session.SessionRecord;
import io.baton.session.SessionRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Asks the node concerned, this one included. */
@Singleton
@Startup
@DependsOn({"ClusterServices", "EngineSessionRegistry"})
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OfpMaintenance implements Maintenance {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

  /** The anchor asks managers, and those ask providers; clients wait for three seconds. */
  private static final Duration HANDOFF_LIMIT = Duration.ofMillis(2500);

  @Inject private ClusterDirectory directory;
  @Inject private NodeMessenger messenger;
  @EJB private SessionRegistry sessions;

  /** For the container. */
  public OfpMaintenance() {}

  OfpMaintenance(ClusterDirectory directory, NodeMessenger messenger, SessionRegistry sessions) {
    this.directory = directory;
    this.messenger = messenger;
    this.sessions = sessions;
  }

  @Override
  public DrainStatus drainOf(String node) {
    return askNode(node, new QueryDrain());
  }

  @Override
  public DrainStatus drain(String node, Optional<Duration> limit) {
    return askNode(node, new Drain(node, true, limit.map(Duration::toMillis)));
  }

  @Override
  public DrainStatus undrain(String node) {
    return askNode(node, new Drain(node, false, Optional.empty()));
  }

  private DrainStatus askNode(String node, OfpRequest<DrainStatus> request) {
    if (directory.find(node).isEmpty()) {
      throw new UnknownNodeException("There is no node named " + node);
    }
    try {
      return ask(node, request, ANSWER_LIMIT);
    } catch (OfpException e) {
      throw e.status() == OfpStatus.NOT_FOUND
          ? new OfpException(OfpStatus.UNAVAILABLE, node + " is of a version that cannot drain")
          : e;
    }
  }

  @Override
  public HandedOff handOff(String session, String to) {
    String anchor =
        sessions
            .find(session)
            .map(own -> directory.self().name())
            .or(() -> recordedAnchor(session))
            .orElseThrow(
                () ->
                    new OfpException(OfpStatus.NOT_FOUND, "There is no session of id " + session));
    return ask(anchor, new Handoff(session, to, SupplyCause.REQUESTED), HANDOFF_LIMIT);
  }

  private Optional<String> recordedAnchor(String session) {
    return sessions.recorded().stream()
        .filter(recorded -> recorded.id().equals(session))
        .map(SessionRecord::node)
        .findFirst();
  }

  private <R> R ask(String node, OfpRequest<R> request, Duration limit) {
    try {
      return messenger.ask(node, request, limit).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw OfpFailures.of(e);
    }
  }
}
