package io.baton.connector.ofp;

import io.baton.model.assignment.AssignmentRecord;
import java.util.Objects;

/**
 * Tells a location manager of an assignment that another one made or took over (R12, R15), and a
 * provider who supervises what it holds from now on (R23).
 */
public record Inform(AssignmentRecord record) implements OfpRequest<Done> {
  public Inform {
    Objects.requireNonNull(record, "record");
  }
}
