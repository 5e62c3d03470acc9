package io.baton.connector.ofp;

import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.ContentId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A portal has a location manager choose a provider and have it prepare (R5, R26).
 *
 * @param assignment id chosen by the portal, not to be guessed: repeating the request with the same
 *     id gives the same assignment
 * @param path what the client asked for
 * @param client address of the client, as text
 * @param user authenticated user, empty if anonymous
 * @param transport how media is to travel
 * @param mode wanted mode of delivery; empty leaves it to the service
 * @param anchor name of the node that the client talks to
 * @param excluded names of nodes that must not be chosen
 * @param content the only bytes that the client can go on with, since they were described to it;
 *     empty if it was not told any yet
 * @param carried whether the anchor carries the stream already, and it is about another supplier
 * @param provider name of the only node that will do; empty, or null as older nodes write it, if
 *     that is left to the manager
 */
public record Assign(
    String assignment,
    String path,
    String client,
    String user,
    DeliveryTransport transport,
    Optional<DeliveryMode> mode,
    String anchor,
    Set<String> excluded,
    Optional<ContentId> content,
    boolean carried,
    String provider)
    implements OfpRequest<Assigned> {
  public Assign {
    Objects.requireNonNull(assignment, "assignment");
    Objects.requireNonNull(path, "path");
    excluded = Set.copyOf(excluded);
    provider = provider == null ? "" : provider;
  }

  /** Of a stream that is to begin. */
  public Assign(
      String assignment,
      String path,
      String client,
      String user,
      DeliveryTransport transport,
      Optional<DeliveryMode> mode,
      String anchor,
      Set<String> excluded,
      Optional<ContentId> content) {
    this(assignment, path, client, user, transport, mode, anchor, excluded, content, false, "");
  }

  /** Of a client that goes on with whatever it gets. */
  public Assign(
      String assignment,
      String path,
      String client,
      String user,
      DeliveryTransport transport,
      Optional<DeliveryMode> mode,
      String anchor,
      Set<String> excluded) {
    this(assignment, path, client, user, transport, mode, anchor, excluded, Optional.empty());
  }
}
