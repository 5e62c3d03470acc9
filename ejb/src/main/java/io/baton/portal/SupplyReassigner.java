package io.baton.portal;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.location.placement.Judgement;
import io.baton.model.cluster.ServiceState;
import io.baton.model.delivery.SupplyCause;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/**
 * Has another supplier assigned to each session whose supplier failed. The engine goes on with a
 * standby meanwhile, so nothing here is urgent; but a standby has promised nothing, and its load is
 * counted only when it is assigned.
 *
 * <p>Thread-safe. Events are taken without waiting; managers are asked on the workers.
 */
final class SupplyReassigner {
  private final ReassignQueue queue;
  private final AssignmentBroker broker;
  private final SupplierSwitch supplier;
  private final ClusterDirectory directory;
  private final LocalEngine engine;
  private final Executor workers;

  SupplyReassigner(
      ReassignQueue queue,
      AssignmentBroker broker,
      SupplierSwitch supplier,
      ClusterDirectory directory,
      LocalEngine engine,
      Executor workers) {
    this.queue = queue;
    this.broker = broker;
    this.supplier = supplier;
    this.directory = directory;
    this.engine = engine;
    this.workers = workers;
  }

  /** A supplier failed; what a manager wanted is no reason to ask it again. */
  void changed(SupplyChanged event) {
    if (event.cause().isFailure()) {
      queue.add(event);
      start();
    }
  }

  /** A session is over, and so is what was assigned for it. */
  void ended(SessionSnapshot session) {
    queue.remove(session.id());
    session.value().supply().ifPresent(last -> supplier.ended(last.assignment()));
  }

  /**
   * Tries again what is due, and begins to take sessions away from suppliers that drain (N1); to be
   * called several times a second.
   */
  void look() {
    queue.retryDue();
    leaveDraining();
    start();
  }

  private void leaveDraining() {
    Set<String> draining =
        directory.nodes().stream()
            .filter(node -> node.state() == ServiceState.DRAINING)
            .map(NodeAdvertisement::name)
            .collect(Collectors.toSet());
    if (!draining.isEmpty()) {
      try (StreamConnection connection = engine.connect()) {
        connection.sessions().forEach(session -> leave(session, draining));
      } catch (EngineUnavailableException e) {
        return; // It has no sessions.
      }
    }
  }

  private void leave(SessionSnapshot session, Set<String> draining) {
    session
        .value()
        .supply()
        .filter(held -> draining.contains(supplierOf(held)))
        .ifPresent(
            held ->
                queue.add(session.id(), held.assignment(), supplierOf(held), SupplyCause.DRAINED));
  }

  private static String supplierOf(SessionSupply held) {
    return held.suppliers().get(0).node();
  }

  private void start() {
    for (Optional<ReassignQueue.Turn> next = queue.next(); next.isPresent(); next = queue.next()) {
      ReassignQueue.Turn turn = next.get();
      try {
        workers.execute(() -> run(turn));
      } catch (RejectedExecutionException e) {
        // The node is stopping.
        queue.done(turn);
      }
    }
  }

  private void run(ReassignQueue.Turn turn) {
    boolean done = false;
    try {
      done = reassign(turn);
    } finally {
      if (done) {
        queue.done(turn);
      } else {
        queue.retry(turn);
      }
      start();
    }
  }

  /** False if it is to be tried again. */
  private boolean reassign(ReassignQueue.Turn turn) {
    try (StreamConnection connection = engine.connect()) {
      Optional<SessionSnapshot> session = connection.session(turn.session());
      Optional<SessionSupply> present =
          session
              .flatMap(found -> found.value().supply())
              .filter(held -> held.assignment().equals(turn.assignment()))
              .filter(held -> isStillToMove(held, turn.cause()));
      // Without, the session is over, has another supplier by now, or may keep the one it has.
      if (present.isPresent()) {
        adopt(
            connection,
            turn,
            present.get(),
            broker.assignSupply(session.get(), turn.excluded(), ""));
      }
      return true;
    } catch (OfpException e) {
      if (turn.attempt() == 0) {
        PortalLog.LOG.notReassigned(turn.session(), e.getMessage());
      }
      return false;
    } catch (EngineUnavailableException e) {
      return true; // Its sessions are gone.
    }
  }

  /** A drain may have been cancelled meanwhile. */
  private boolean isStillToMove(SessionSupply held, SupplyCause cause) {
    return cause != SupplyCause.DRAINED
        || directory.find(supplierOf(held)).filter(NodeAdvertisement::isDraining).isPresent();
  }

  private void adopt(
      StreamConnection connection,
      ReassignQueue.Turn turn,
      SessionSupply former,
      Assigned assigned) {
    if (supplier.change(connection, turn.session(), former, assigned, turn.cause())) {
      PortalLog.LOG.reassigned(
          turn.session(),
          turn.failed().stream().sorted().collect(Collectors.joining(", ")),
          Judgement.explain(assigned.components().get(0).provider(), assigned.explanation()));
    }
  }
}
