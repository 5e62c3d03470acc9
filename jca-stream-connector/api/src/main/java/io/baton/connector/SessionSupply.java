package io.baton.connector;

import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.SupplyCause;
import java.util.List;
import java.util.Objects;

/**
 * Who supplies the pieces of a session whose content is on other nodes. Each change makes another
 * assignment, with an id of its own and the next epoch: what still happens to a former one never
 * concerns the session.
 *
 * @param assignment id of the assigned supplier's {@link Reservation}
 * @param epoch 1 for the assignment that the session began with, higher by one with each change; of
 *     two assignments of a session the one with the higher epoch holds
 * @param suppliers the assigned one first, then its standbys; never empty
 * @param cause why the session has this assignment rather than the former one; no failure
 */
public record SessionSupply(
    String assignment, long epoch, List<Supplier> suppliers, SupplyCause cause) {
  public SessionSupply {
    Objects.requireNonNull(assignment, "assignment");
    Objects.requireNonNull(cause, "cause");
    suppliers = List.copyOf(suppliers);
    if (suppliers.isEmpty()) {
      throw new IllegalArgumentException("no supplier");
    }
  }

  /** The first assignment of a session, or one in place of a supplier that failed. */
  public SessionSupply(String assignment, long epoch, List<Supplier> suppliers) {
    this(assignment, epoch, suppliers, SupplyCause.REASSIGNED);
  }
}
