package io.baton.portal;

import io.baton.connector.SessionSupply;
import io.baton.connector.StreamConnection;
import io.baton.connector.ofp.Assigned;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.model.delivery.SupplyCause;

/** Has sessions go on with other suppliers, and releases what is not needed any more. */
final class SupplierSwitch {
  private final AnchoredSupply supply;

  SupplierSwitch(AnchoredSupply supply) {
    this.supply = supply;
  }

  /**
   * Gives a session another assignment. It may be over by now, or have gone on to another epoch:
   * then it is all for nothing.
   *
   * @param former that it had when the other one was asked for
   * @return whether it has it
   */
  boolean change(
      StreamConnection connection,
      String session,
      SessionSupply former,
      Assigned assigned,
      SupplyCause cause) {
    supply.add(assigned);
    boolean taken =
        connection.supply(
            session,
            new SessionSupply(
                assigned.assignment(), former.epoch() + 1, Suppliers.of(assigned), cause));
    supply.ended(taken ? former.assignment() : assigned.assignment());
    return taken;
  }

  /** An assignment has no session any more. */
  void ended(String assignment) {
    supply.ended(assignment);
  }
}
