package io.baton.connector.ofp;

import java.util.Objects;

/** An assignment is over, or not wanted any more. */
public record Release(String assignment) implements OfpRequest<Done> {
  public Release {
    Objects.requireNonNull(assignment, "assignment");
  }
}
