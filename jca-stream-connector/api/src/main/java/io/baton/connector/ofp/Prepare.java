package io.baton.connector.ofp;

import io.baton.model.delivery.Reservation;
import java.util.Objects;
import java.util.Set;

/**
 * A location manager informs a provider of an assignment (R5).
 *
 * @param reservation what to hold
 * @param manager name of the location manager
 * @param inform names of location managers that the provider has to tell (R13); empty if the
 *     location manager does so itself
 */
public record Prepare(Reservation reservation, String manager, Set<String> inform)
    implements OfpRequest<Prepared> {
  public Prepare {
    Objects.requireNonNull(reservation, "reservation");
    inform = Set.copyOf(inform);
  }
}
