package io.baton.location;

import io.baton.connector.ofp.AssignmentRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Assignments that a location manager knows: made by itself, in the making, or told by others.
 * Holds a limited number and forgets the oldest. Thread-safe.
 */
final class AssignmentTable {
  private final int capacity;

  // Guarded by itself.
  private final Map<String, CompletableFuture<AssignmentRecord>> entries = new LinkedHashMap<>();

  AssignmentTable(int capacity) {
    this.capacity = capacity;
  }

  /**
   * The assignment of an id; begun if it is not known. One that fails is forgotten, so that it can
   * be tried again.
   */
  CompletableFuture<AssignmentRecord> findOrBegin(
      String assignment, Function<String, CompletableFuture<AssignmentRecord>> begin) {
    CompletableFuture<AssignmentRecord> begun = new CompletableFuture<>();
    synchronized (entries) {
      CompletableFuture<AssignmentRecord> known = entries.get(assignment);
      if (known != null) {
        return known;
      }
      put(assignment, begun);
    }
    begin
        .apply(assignment)
        .whenComplete(
            (record, failure) -> {
              if (failure == null) {
                begun.complete(record);
              } else {
                forget(assignment, begun);
                begun.completeExceptionally(failure);
              }
            });
    return begun;
  }

  /** Takes note of a record, unless a newer one is known. */
  void note(AssignmentRecord record) {
    synchronized (entries) {
      CompletableFuture<AssignmentRecord> known = entries.get(record.assignment());
      if (known == null || (isDone(known) && known.join().epoch() < record.epoch())) {
        put(record.assignment(), CompletableFuture.completedFuture(record));
      }
    }
  }

  /** Forgets an assignment; one in the making goes on, and tells whoever removed it. */
  Optional<CompletableFuture<AssignmentRecord>> remove(String assignment) {
    synchronized (entries) {
      return Optional.ofNullable(entries.remove(assignment));
    }
  }

  /** Those that are made, newest first. */
  List<AssignmentRecord> records() {
    List<CompletableFuture<AssignmentRecord>> all;
    synchronized (entries) {
      all = new ArrayList<>(entries.values());
    }
    return all.stream()
        .filter(AssignmentTable::isDone)
        .map(CompletableFuture::join)
        .sorted(Comparator.comparing(AssignmentRecord::made).reversed())
        .toList();
  }

  private void forget(String assignment, CompletableFuture<AssignmentRecord> entry) {
    synchronized (entries) {
      entries.remove(assignment, entry);
    }
  }

  // Called with the lock held.
  private void put(String assignment, CompletableFuture<AssignmentRecord> entry) {
    entries.put(assignment, entry);
    if (entries.size() > capacity) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  private static boolean isDone(CompletableFuture<AssignmentRecord> entry) {
    return entry.isDone() && !entry.isCompletedExceptionally();
  }
}
