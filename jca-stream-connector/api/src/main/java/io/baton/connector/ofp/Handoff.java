package io.baton.connector.ofp;

import io.baton.model.assignment.HandedOff;
import io.baton.model.delivery.SupplyCause;
import java.util.Objects;

/**
 * Has the anchor of a session give it another supplier (R7). The stream goes on meanwhile.
 *
 * @param stream id of the session; or of the assignment of its supplier, and then nothing is done
 *     once the session has another assignment
 * @param to name of the node that is to supply from now on; empty if it is the best other one
 * @param cause why; no failure
 */
public record Handoff(String stream, String to, SupplyCause cause)
    implements OfpRequest<HandedOff> {
  public Handoff {
    Objects.requireNonNull(stream, "stream");
    to = to == null ? "" : to;
    cause = cause == null ? SupplyCause.REQUESTED : cause;
  }
}
