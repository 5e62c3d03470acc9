package io.baton.connector.ofp;

import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import java.util.Objects;
import java.util.Optional;

/**
 * Who has a piece of media and could stream it (R28)? Changes nothing.
 *
 * @param path its name, not validated; empty if {@code content} is given
 * @param content its SHA-256 in hex, empty if {@code path} is given
 * @param transport how media is to travel
 * @param mode wanted mode of delivery; empty leaves it to the service
 * @param client address of the client that is to be streamed to; empty stands for the sender
 * @param explain whether the answer is to tell how candidates were judged
 */
public record Locate(
    String path,
    String content,
    DeliveryTransport transport,
    Optional<DeliveryMode> mode,
    String client,
    boolean explain)
    implements OfpRequest<Located> {
  public Locate {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(client, "client");
  }
}
