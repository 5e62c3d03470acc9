package io.baton.connector.ofp;

import java.util.Objects;

/** A location manager takes an assignment back from a provider. */
public record Withdraw(String assignment) implements OfpRequest<Done> {
  public Withdraw {
    Objects.requireNonNull(assignment, "assignment");
  }
}
