package io.baton.location.provider;

import io.baton.model.assignment.AssignmentRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a provider is ready for or streams, and who assigned it. As many as the engine admits, for
 * nothing is added that it has not admitted. Thread-safe.
 */
final class HeldAssignments {
  private final Map<String, AssignmentRecord> records = new ConcurrentHashMap<>();

  /**
   * Adds what was just prepared.
   *
   * @return whether it is new
   */
  boolean add(AssignmentRecord record) {
    return records.putIfAbsent(record.assignment(), record) == null;
  }

  /** Takes note of who supervises what is held; of what is not held, nothing. */
  void update(AssignmentRecord record) {
    records.computeIfPresent(
        record.assignment(), (id, held) -> record.supersedes(held) ? record : held);
  }

  Optional<AssignmentRecord> remove(String assignment) {
    return Optional.ofNullable(records.remove(assignment));
  }

  Optional<AssignmentRecord> find(String assignment) {
    return Optional.ofNullable(records.get(assignment));
  }

  List<AssignmentRecord> all() {
    return List.copyOf(records.values());
  }
}
