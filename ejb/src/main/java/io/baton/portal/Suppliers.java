package io.baton.portal;

import io.baton.connector.Supplier;
import io.baton.connector.ofp.Assigned;
import io.baton.model.assignment.ServiceComponent;
import java.util.List;
import java.util.stream.Stream;

/** Suppliers of pieces as managers name them. */
final class Suppliers {
  private Suppliers() {}

  /** Whether a supplier of pieces was assigned, rather than a node that delivers the media. */
  static boolean areIn(Assigned assigned) {
    return assigned.components().get(0).name().equals(ServiceComponent.SUPPLY);
  }

  /** The assigned supplier first, then its standbys. */
  static List<Supplier> of(Assigned assigned) {
    return Stream.concat(assigned.components().stream(), assigned.standbys().stream())
        .map(
            component ->
                new Supplier(component.provider(), component.host(), component.piecesPort()))
        .toList();
  }
}
