package io.baton.overview;

import io.baton.connector.ofp.OfpException;
import io.baton.model.assignment.AssignmentRecord;
import jakarta.ejb.Local;
import java.util.List;
import java.util.Optional;

/** The streams that location managers have assigned to providers, as recorded. Thread-safe. */
@Local
public interface AssignmentRegistry {
  /** Assignments that a filter admits, newest first. */
  List<AssignmentRecord> list(AssignmentFilter filter);

  /** The assignment of an id. */
  Optional<AssignmentRecord> find(String id);

  /**
   * Ends an assignment: its provider stops, its client is notified (RTCP BYE), its record goes.
   * Waits for the nodes concerned, up to some seconds.
   *
   * @return whether there was such an assignment
   * @throws OfpException if a node concerned does not answer
   */
  boolean end(String id);
}
