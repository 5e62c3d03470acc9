package io.baton.location.assignment;

import io.baton.model.assignment.AssignmentRecord;
import java.util.List;
import java.util.Optional;

/** What the nodes of the cluster know of each other's assignments. */
public interface AssignmentStore {
  /** Has an assignment recorded, soon: no caller waits for another member. */
  void record(AssignmentRecord record);

  /** Has the record of an assignment removed, soon. */
  void remove(String assignment);

  /** The record of an assignment. May take a while, like {@link #all}. */
  Optional<AssignmentRecord> find(String assignment);

  /** Everything that is recorded, in no order. Asks other members, so it may take a while. */
  List<AssignmentRecord> all();
}
