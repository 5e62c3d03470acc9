package io.baton.location.assignment;

import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Withdraw;
import io.baton.model.assignment.AssignmentRecord;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Looks after assignments once they are made: winds up those that are over, and takes over those
 * that this manager has to supervise in place of another one (R23, R25). Thread-safe.
 */
final class AssignmentSupervisor {
  private final AssignmentTable table;
  private final AssignmentStore store;
  private final RecordLookup records;
  private final AssignmentDesk desk;

  AssignmentSupervisor(
      AssignmentTable table, AssignmentStore store, RecordLookup records, AssignmentDesk desk) {
    this.table = table;
    this.store = store;
    this.records = records;
    this.desk = desk;
  }

  /** Ends an assignment, also one that was made before this node was started. */
  CompletionStage<Done> release(String assignment) {
    CompletionStage<Done> told =
        table
            .remove(assignment)
            .map(
                entry -> {
                  entry.record().thenAccept(record -> end(record, entry.begunHere()));
                  return CompletableFuture.completedFuture(Done.DONE);
                })
            .orElseGet(() -> releaseRecorded(assignment));
    store.remove(assignment);
    return told;
  }

  private CompletableFuture<Done> releaseRecorded(String assignment) {
    return records
        .find(assignment)
        .thenApply(
            found -> {
              found.ifPresent(record -> end(record, false));
              return Done.DONE;
            });
  }

  /**
   * Its supervisor notifies the provider and the others. So does its maker, since no other was
   * asked; what has no supervisor any more is wound up by the node that is notified.
   */
  private void end(AssignmentRecord record, boolean begunHere) {
    store.remove(record.assignment());
    boolean own = record.manager().equals(desk.self());
    boolean orphaned = !own && !desk.isMember(record.manager());
    if (own || orphaned || begunHere) {
      desk.tell(record.provider(), new Withdraw(record.assignment()));
    }
    if (own) {
      desk.informOfEnd(record.assignment());
    } else if (begunHere && !orphaned) {
      desk.tell(record.manager(), new Release(record.assignment()));
    }
  }

  /**
   * Compares with what is recorded: takes note of what holds rather than what it knows, records
   * again what was overwritten, removes again what ended meanwhile, and takes over what it has to
   * supervise from now on.
   */
  void supervise(Collection<AssignmentRecord> recorded) {
    int adopted = 0;
    for (AssignmentRecord record : recorded) {
      if (table.isEnded(record.assignment())) {
        store.remove(record.assignment());
        continue;
      }
      AssignmentRecord latest =
          table.find(record.assignment()).filter(known -> known.supersedes(record)).orElse(record);
      if (desk.mustAdopt(latest)) {
        adopted += adopt(latest) ? 1 : 0;
      } else if (latest.manager().equals(desk.self())) {
        keep(latest, record);
      } else {
        table.update(latest, desk.isToldBy(latest.manager()));
      }
    }
    if (adopted > 0) {
      AssignmentLog.LOG.adopted(adopted);
    }
  }

  private void keep(AssignmentRecord latest, AssignmentRecord recorded) {
    table.note(latest);
    if (latest.supersedes(recorded)) {
      store.record(latest);
    }
  }

  /** With the next epoch, so that whatever the former manager still does counts no more. */
  private boolean adopt(AssignmentRecord record) {
    AssignmentRecord own = record.movedTo(desk.self());
    boolean news = table.note(own);
    if (news) {
      store.record(own);
      desk.informOfAdoption(own, record.manager());
    }
    return news;
  }
}
