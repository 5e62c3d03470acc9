package io.baton.portal;

import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.model.delivery.SupplyCause;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Sessions that wait for another supplier: each once, however often its supplier fails, so there
 * are never more than there are sessions. A few have their turn at a time. What fails is tried
 * again, less and less often, until the session is over. Thread-safe.
 */
final class ReassignQueue {
  /** Turns at a time: they wait for managers, and managers for providers. */
  static final int AT_ONCE = 8;

  /** More sessions than an engine has; beyond, events are dropped and counted. */
  static final int MOST = 100_000;

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 4;

  /** So often the failed ones are left out; then managers know themselves who is alive. */
  private static final int LEFT_OUT = 2;

  private final LongSupplier nanoClock;

  // All guarded by this.
  private final Map<String, Case> cases = new HashMap<>();
  private final Deque<Case> ready = new ArrayDeque<>();
  private int running;
  private long dropped;

  ReassignQueue(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * A session whose turn it is.
   *
   * @param session its id
   * @param assignment whose supplier failed
   * @param failed names of suppliers that failed or are drained, in no order
   * @param cause why it is to have another supplier; not the failure itself
   * @param attempt how often it was tried before
   */
  record Turn(
      String session, String assignment, Set<String> failed, SupplyCause cause, int attempt) {
    Turn {
      failed = Set.copyOf(failed);
    }

    /** Nodes that must not be assigned. */
    Set<String> excluded() {
      return attempt < LEFT_OUT ? failed : Set.of();
    }
  }

  private static final class Case {
    private final String session;
    private final Set<String> failed = new HashSet<>();
    private String assignment;
    private SupplyCause cause;
    private int attempt;
    private long dueAt;
    private boolean waiting;
    private boolean inTurn;

    Case(String session) {
      this.session = session;
    }

    /**
     * A supplier that was restarted has forgotten its promise, but can make another. Of several
     * causes a failure counts: it does not pass as a drain does.
     */
    void add(String present, String supplier, SupplyCause why) {
      if (!present.equals(assignment)) {
        assignment = present;
        cause = null;
        attempt = 0;
        failed.clear();
      }
      if (why != SupplyCause.UNPROMISED) {
        failed.add(supplier);
      }
      if (cause == null || why.isFailure()) {
        cause = why.isFailure() ? SupplyCause.REASSIGNED : why;
      }
    }
  }

  /** A supplier of a session failed. */
  void add(SupplyChanged event) {
    add(event.id(), event.assignment(), event.from(), event.cause());
  }

  /**
   * A session is to have another supplier.
   *
   * @param assignment that it has
   * @param supplier that is to be replaced
   */
  synchronized void add(String session, String assignment, String supplier, SupplyCause cause) {
    Case known = cases.get(session);
    if (known == null && cases.size() >= MOST) {
      dropped++;
      return;
    }
    Case failing = known == null ? new Case(session) : known;
    failing.add(assignment, supplier, cause);
    if (known == null) {
      cases.put(session, failing);
      enqueue(failing);
    }
  }

  private void enqueue(Case failing) {
    failing.waiting = true;
    ready.add(failing);
  }

  /** A session is over. */
  synchronized void remove(String session) {
    Case known = cases.remove(session);
    if (known != null && known.waiting) {
      ready.remove(known);
    }
  }

  /** The next one; empty if none waits or enough have their turn. */
  synchronized Optional<Turn> next() {
    if (running >= AT_ONCE || ready.isEmpty()) {
      return Optional.empty();
    }
    Case next = ready.remove();
    next.waiting = false;
    next.inTurn = true;
    running++;
    return Optional.of(
        new Turn(next.session, next.assignment, next.failed, next.cause, next.attempt));
  }

  /**
   * A turn has done what was to do. There is another if the next supplier failed meanwhile; or the
   * present one did, for the turn may have been about a drain that was cancelled.
   */
  synchronized void done(Turn turn) {
    running--;
    Case known = cases.get(turn.session());
    if (known == null || !known.inTurn) {
      return;
    }
    known.inTurn = false;
    if (known.assignment.equals(turn.assignment()) && known.cause == turn.cause()) {
      cases.remove(turn.session());
    } else {
      enqueue(known);
    }
  }

  /** A turn was in vain; there will be another after a while. */
  synchronized void retry(Turn turn) {
    running--;
    Case known = cases.get(turn.session());
    if (known == null || !known.inTurn) {
      return;
    }
    known.inTurn = false;
    if (!known.assignment.equals(turn.assignment())) {
      enqueue(known);
      return;
    }
    Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(known.attempt, DOUBLINGS));
    known.dueAt = nanoClock.getAsLong() + pause.toNanos();
    known.attempt++;
  }

  /** Gives those a turn whose pause is over. */
  synchronized void retryDue() {
    long now = nanoClock.getAsLong();
    cases.values().stream()
        .filter(each -> !each.waiting && !each.inTurn && each.dueAt <= now)
        .forEach(this::enqueue);
    if (dropped > 0) {
      PortalLog.LOG.changesDropped(dropped);
      dropped = 0;
    }
  }

  /** Sessions that wait, have their turn, or pause. */
  synchronized int size() {
    return cases.size();
  }
}
