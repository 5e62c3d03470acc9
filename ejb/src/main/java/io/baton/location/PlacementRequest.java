package io.baton.location;

import io.baton.connector.DeliveryMode;
import io.baton.connector.DeliveryTransport;
import java.util.Set;

/**
 * What is to be placed.
 *
 * @param client address of the client as text, empty if it is unknown
 * @param transport between the service and the client
 * @param mode how control and media travel
 * @param anchor name of the node that the client talks to, empty if it is unknown
 * @param excluded names of nodes that must not be chosen
 */
record PlacementRequest(
    String client,
    DeliveryTransport transport,
    DeliveryMode mode,
    String anchor,
    Set<String> excluded) {
  PlacementRequest {
    excluded = Set.copyOf(excluded);
  }
}
