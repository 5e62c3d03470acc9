package io.baton.portal;

import io.baton.cluster.ClusterDirectory;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamConnection;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.location.placement.Judgement;
import io.baton.model.assignment.HandedOff;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Gives sessions of this node another supplier because somebody wants it, while the one that they
 * have works (R7). Managers are asked on the workers. Thread-safe.
 */
final class SessionHandoff {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final AssignmentBroker broker;
  private final SupplierSwitch supplier;
  private final ClusterDirectory directory;
  private final LocalEngine engine;
  private final Executor workers;

  SessionHandoff(
      AssignmentBroker broker,
      SupplierSwitch supplier,
      ClusterDirectory directory,
      LocalEngine engine,
      Executor workers) {
    this.broker = broker;
    this.supplier = supplier;
    this.directory = directory;
    this.engine = engine;
    this.workers = workers;
  }

  /** As {@link io.baton.location.assignment.AnchorHandoff#handOff}. */
  CompletionStage<HandedOff> handOff(Handoff request) {
    if (!request.to().isEmpty() && directory.find(request.to()).isEmpty()) {
      return failed(OfpStatus.BAD_REQUEST, "There is no node named " + request.to());
    }
    try {
      return CompletableFuture.supplyAsync(() -> run(request), workers);
    } catch (RejectedExecutionException e) {
      return failed(OfpStatus.UNAVAILABLE, "Too many sessions get another supplier now");
    }
  }

  private static CompletionStage<HandedOff> failed(OfpStatus status, String message) {
    return CompletableFuture.failedFuture(new OfpException(status, message, RETRY_AFTER_SECONDS));
  }

  private HandedOff run(Handoff request) {
    try (StreamConnection connection = engine.connect()) {
      SessionSnapshot session =
          find(connection, request.stream())
              .orElseThrow(
                  () ->
                      new OfpException(
                          OfpStatus.NOT_FOUND, "There is no session of id " + request.stream()));
      SessionSupply present =
          session
              .value()
              .supply()
              .orElseThrow(
                  () ->
                      conflict("Its node has the content itself, so the session has no supplier"));
      String from = present.suppliers().get(0).node();
      return from.equals(request.to())
          ? new HandedOff(session.id(), present.assignment(), from, from, List.of())
          : change(connection, session, present, request);
    } catch (EngineUnavailableException e) {
      throw new OfpException(OfpStatus.UNAVAILABLE, e.getMessage(), RETRY_AFTER_SECONDS);
    }
  }

  /** By its own id, or by that of the assignment that it has now. */
  private static Optional<SessionSnapshot> find(StreamConnection connection, String stream) {
    return connection
        .session(stream)
        .or(() -> connection.sessions().stream().filter(each -> has(each, stream)).findFirst());
  }

  private static boolean has(SessionSnapshot session, String assignment) {
    return session
        .value()
        .supply()
        .filter(held -> held.assignment().equals(assignment))
        .isPresent();
  }

  private HandedOff change(
      StreamConnection connection, SessionSnapshot session, SessionSupply former, Handoff request) {
    String from = former.suppliers().get(0).node();
    Assigned assigned = assign(session, from, request.to());
    if (!supplier.change(connection, session.id(), former, assigned, request.cause())) {
      throw conflict("The session has ended, or has got another supplier meanwhile");
    }
    String to = assigned.components().get(0).provider();
    PortalLog.LOG.handedOff(
        session.id(), from, request.cause(), Judgement.explain(to, assigned.explanation()));
    return new HandedOff(session.id(), assigned.assignment(), from, to, assigned.explanation());
  }

  /** What a manager decides is final; only the failure to decide is worth another try. */
  private Assigned assign(SessionSnapshot session, String from, String to) {
    try {
      return broker.assignSupply(session, Set.of(from), to);
    } catch (OfpException e) {
      throw switch (e.status()) {
        case NOT_FOUND, NO_CAPACITY, UNAVAILABLE -> conflict(e.getMessage());
        default -> e;
      };
    }
  }

  private static OfpException conflict(String message) {
    return new OfpException(OfpStatus.NO_CAPACITY, message);
  }
}
