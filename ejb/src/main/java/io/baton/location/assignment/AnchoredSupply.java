package io.baton.location.assignment;

import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Release;
import io.baton.model.assignment.AssignmentRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The suppliers that are assigned to the sessions of this node as their anchor, and who manages
 * each assignment. A session has one assignment at a time, and its id is never the session's:
 * whatever still happens to a former one does not concern the session. Thread-safe; never blocks.
 */
public final class AnchoredSupply {
  private static final Duration TELL_LIMIT = Duration.ofSeconds(5);

  /** By then a session uses what was assigned for it, or none ever will. */
  private static final Duration SETTLED = Duration.ofSeconds(60);

  private final NodeMessenger messenger;
  private final Clock clock;
  private final Map<String, Supply> supplies = new ConcurrentHashMap<>();

  private record Supply(String manager, long epoch, Instant since) {
    /** As {@link AssignmentRecord#supersedes}. */
    Supply supervised(AssignmentRecord record) {
      boolean holds =
          record.epoch() == epoch
              ? record.manager().compareTo(manager) < 0
              : record.epoch() > epoch;
      return holds ? new Supply(record.manager(), record.epoch(), since) : this;
    }
  }

  public AnchoredSupply(NodeMessenger messenger, Clock clock) {
    this.messenger = messenger;
    this.clock = clock;
  }

  /** A manager has assigned a supplier to this node. */
  public void add(Assigned assigned) {
    supplies.putIfAbsent(assigned.assignment(), new Supply(assigned.manager(), 1, clock.instant()));
  }

  /** Takes note of who manages an assignment from now on; nothing is kept of unknown ones. */
  public void supervised(AssignmentRecord record) {
    supplies.computeIfPresent(record.assignment(), (id, supply) -> supply.supervised(record));
  }

  /** An assignment is not used any more: its manager is notified. Unknown ones are ignored. */
  public void ended(String assignment) {
    Supply supply = supplies.remove(assignment);
    if (supply != null) {
      release(supply.manager(), assignment);
    }
  }

  /** If the manager does not get it, the supplier finds that its promise is not renewed. */
  private void release(String manager, String assignment) {
    messenger
        .ask(manager, new Release(assignment), TELL_LIMIT)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                AssignmentLog.LOG.notTold(
                    manager, Release.class.getSimpleName(), failure.getMessage());
              }
            });
  }

  /**
   * Ends what no session has come to use, such as an assignment whose client has left.
   *
   * @param used assignments of this node's sessions
   */
  public void keep(Set<String> used) {
    Instant settled = clock.instant().minus(SETTLED);
    supplies.forEach(
        (assignment, supply) -> {
          if (supply.since().isBefore(settled) && !used.contains(assignment)) {
            ended(assignment);
          }
        });
  }
}
