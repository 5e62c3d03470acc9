package io.baton.connector.ofp;

import java.util.Objects;

/** Tells a location manager of an assignment that another one made (R12, R15). */
public record Inform(AssignmentRecord record) implements OfpRequest<Done> {
  public Inform {
    Objects.requireNonNull(record, "record");
  }
}
