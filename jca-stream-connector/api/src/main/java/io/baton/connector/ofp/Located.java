package io.baton.connector.ofp;

import io.baton.model.assignment.Candidate;
import io.baton.model.delivery.DeliveryMode;
import java.util.List;

/**
 * Who has a piece of media, best first.
 *
 * @param mode how it would be delivered
 * @param candidates at least one
 */
public record Located(DeliveryMode mode, List<Candidate> candidates) {
  public Located {
    candidates = List.copyOf(candidates);
  }
}
