package io.baton.location.assignment;

import io.baton.model.assignment.AssignmentRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Assignments that a location manager knows: made by itself, in the making, or told by others.
 * Holds a limited number and forgets the oldest. Thread-safe.
 */
final class AssignmentTable {
  private final int capacity;

  // Guarded by itself.
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Messages and records of these are older than their end. Guarded like the entries. */
  private final Set<String> ended = new LinkedHashSet<>();

  /**
   * An assignment that is known.
   *
   * @param record done when it is made
   * @param begunHere whether it was asked of this manager, rather than told by others
   */
  record Entry(CompletableFuture<AssignmentRecord> record, boolean begunHere) {
    Optional<AssignmentRecord> made() {
      return record.isDone() && !record.isCompletedExceptionally()
          ? Optional.of(record.join())
          : Optional.empty();
    }
  }

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
      Entry known = entries.get(assignment);
      if (known != null) {
        return known.record();
      }
      ended.remove(assignment);
      put(assignment, new Entry(begun, true));
    }
    begun(assignment, begin)
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

  private static CompletableFuture<AssignmentRecord> begun(
      String assignment, Function<String, CompletableFuture<AssignmentRecord>> begin) {
    try {
      return begin.apply(assignment);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * Takes note of a record, unless one that holds rather than it is known, one is in the making, or
   * it ended.
   *
   * @return whether it is news
   */
  boolean note(AssignmentRecord record) {
    synchronized (entries) {
      Entry known = entries.get(record.assignment());
      boolean news =
          known == null
              ? !ended.contains(record.assignment())
              : known.made().filter(record::supersedes).isPresent();
      if (news) {
        boolean begunHere = known != null && known.begunHere();
        put(record.assignment(), new Entry(CompletableFuture.completedFuture(record), begunHere));
      }
      return news;
    }
  }

  /**
   * Takes note of what holds of an assignment that is known.
   *
   * @param told whether others tell this manager of its end; if not, it is forgotten rather than
   *     kept for ever, unless it was asked of this manager, which is to be able to repeat it
   */
  void update(AssignmentRecord record, boolean told) {
    synchronized (entries) {
      Entry known = entries.get(record.assignment());
      if (known == null || known.made().isEmpty()) {
        return;
      }
      if (told || known.begunHere()) {
        note(record);
      } else {
        entries.remove(record.assignment());
      }
    }
  }

  /** An assignment that is made. */
  Optional<AssignmentRecord> find(String assignment) {
    synchronized (entries) {
      return Optional.ofNullable(entries.get(assignment)).flatMap(Entry::made);
    }
  }

  /** Ends an assignment; one in the making goes on, and notifies the caller that removed it. */
  Optional<Entry> remove(String assignment) {
    synchronized (entries) {
      ended.add(assignment);
      if (ended.size() > capacity) {
        ended.remove(ended.iterator().next());
      }
      return Optional.ofNullable(entries.remove(assignment));
    }
  }

  /** Those that are made, newest first. */
  List<AssignmentRecord> records() {
    List<Entry> all;
    synchronized (entries) {
      all = new ArrayList<>(entries.values());
    }
    return all.stream()
        .flatMap(entry -> entry.made().stream())
        .sorted(Comparator.comparing(AssignmentRecord::made).reversed())
        .toList();
  }

  /** Whether an assignment was ended here, lately. */
  boolean isEnded(String assignment) {
    synchronized (entries) {
      return ended.contains(assignment);
    }
  }

  private void forget(String assignment, CompletableFuture<AssignmentRecord> begun) {
    synchronized (entries) {
      entries.remove(assignment, new Entry(begun, true));
    }
  }

  // Called with the lock held.
  private void put(String assignment, Entry entry) {
    entries.put(assignment, entry);
    if (entries.size() > capacity) {
      entries.remove(entries.keySet().iterator().next());
    }
  }
}
