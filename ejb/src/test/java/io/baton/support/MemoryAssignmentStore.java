package io.baton.support;

import io.baton.location.assignment.AssignmentStore;
import io.baton.model.assignment.AssignmentRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that all nodes of a test share. */
public final class MemoryAssignmentStore implements AssignmentStore {
  private final Map<String, AssignmentRecord> records = new LinkedHashMap<>();

  @Override
  public void record(AssignmentRecord record) {
    records.put(record.assignment(), record);
  }

  @Override
  public void remove(String assignment) {
    records.remove(assignment);
  }

  @Override
  public Optional<AssignmentRecord> find(String assignment) {
    return Optional.ofNullable(records.get(assignment));
  }

  @Override
  public List<AssignmentRecord> all() {
    return List.copyOf(records.values());
  }
}
