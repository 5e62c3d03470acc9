package io.baton.connector.ofp;

import io.baton.model.cluster.DrainStatus;
import java.util.Objects;
import java.util.Optional;

/**
 * Drains a node, or has it take part in the service again.
 *
 * @param node name of the node, which is the receiver
 * @param draining whether it is to be drained
 * @param timeoutMillis after which the sessions that are left are ended; empty if they may take as
 *     long as they want. Repeated while the node drains, it sets the limit anew
 */
public record Drain(String node, boolean draining, Optional<Long> timeoutMillis)
    implements OfpRequest<DrainStatus> {
  public Drain {
    Objects.requireNonNull(node, "node");
  }
}
