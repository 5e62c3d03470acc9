package io.baton.portal;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.connector.SupplyCause;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.placement.Judgement;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import java.util.Optional;
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
  private final AnchoredSupply supply;
  private final LocalEngine engine;
  private final Executor workers;

  SupplyReassigner(
      ReassignQueue queue,
      AssignmentBroker broker,
      AnchoredSupply supply,
      LocalEngine engine,
      Executor workers) {
    this.queue = queue;
    this.broker = broker;
    this.supply = supply;
    this.engine = engine;
    this.workers = workers;
  }

  /** A supplier failed; what a manager wanted is no reason to ask it again. */
  void changed(SupplyChanged event) {
    if (event.cause() != SupplyCause.REASSIGNED) {
      queue.add(event);
      start();
    }
  }

  /** A session is over, and so is what was assigned for it. */
  void ended(SessionSnapshot session) {
    queue.remove(session.id());
    session.value().supply().ifPresent(last -> supply.ended(last.assignment()));
  }

  /** Tries again what is due; to be called several times a second. */
  void look() {
    queue.retryDue();
    start();
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
              .filter(held -> held.assignment().equals(turn.assignment()));
      // Without, the session is over, or has another supplier by now.
      return present.isEmpty()
          || adopt(
              connection, turn, present.get(), broker.assignSupply(session.get(), turn.excluded()));
    } catch (OfpException e) {
      if (turn.attempt() == 0) {
        PortalLog.LOG.notReassigned(turn.session(), e.getMessage());
      }
      return false;
    } catch (EngineUnavailableException e) {
      return true; // Its sessions are gone.
    }
  }

  /**
   * The session may be over by now, or have gone on to another epoch: then it is all for nothing.
   */
  private boolean adopt(
      StreamConnection connection,
      ReassignQueue.Turn turn,
      SessionSupply former,
      Assigned assigned) {
    supply.add(assigned);
    boolean taken =
        connection.supply(
            turn.session(),
            new SessionSupply(assigned.assignment(), former.epoch() + 1, Suppliers.of(assigned)));
    if (taken) {
      PortalLog.LOG.reassigned(
          turn.session(),
          turn.failed().stream().sorted().collect(Collectors.joining(", ")),
          Judgement.explain(assigned.components().get(0).provider(), assigned.explanation()));
    }
    supply.ended(taken ? former.assignment() : assigned.assignment());
    return true;
  }
}
