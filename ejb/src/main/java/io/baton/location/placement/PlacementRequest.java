package io.baton.location.placement;

import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import java.util.Set;

/**
 * What is to be placed.
 *
 * @param client address of the client as text, empty if it is unknown
 * @param transport between the service and the client
 * @param mode how control and media travel
 * @param anchor name of the node that the client talks to, empty if it is unknown
 * @param excluded names of nodes that must not be chosen
 * @param carried whether the anchor carries the stream already, and has room for it
 * @param provider name of the only node that may be chosen; empty if all may
 */
public record PlacementRequest(
    String client,
    DeliveryTransport transport,
    DeliveryMode mode,
    String anchor,
    Set<String> excluded,
    boolean carried,
    String provider) {
  public PlacementRequest {
    excluded = Set.copyOf(excluded);
  }

  /** Whether a node may be chosen, as far as the sender is concerned. */
  boolean admits(String node) {
    return !excluded.contains(node) && (provider.isEmpty() || provider.equals(node));
  }

  /** Of a stream that is to begin. */
  public PlacementRequest(
      String client,
      DeliveryTransport transport,
      DeliveryMode mode,
      String anchor,
      Set<String> excluded) {
    this(client, transport, mode, anchor, excluded, false, "");
  }
}
