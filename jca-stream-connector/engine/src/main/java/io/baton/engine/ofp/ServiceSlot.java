package io.baton.engine.ofp;

import io.baton.connector.ofp.Ofp;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicReference;

/** Who answers requests at present. Thread-safe. */
final class ServiceSlot {
  private static final int RETRY_SECONDS = 1;

  private final AtomicReference<OfpService> service = new AtomicReference<>();

  /** Replaces the service that was there. */
  Ofp.Registration put(OfpService next) {
    service.set(next);
    return () -> service.compareAndSet(next, null);
  }

  /** Whether a node of the cluster has an address; without a service none is known. */
  boolean isMember(InetAddress address) {
    OfpService current = service.get();
    return current != null && current.isMember(address);
  }

  /**
   * The service.
   *
   * @throws OfpException {@link OfpStatus#NOT_READY} if there is none
   */
  OfpService get() {
    OfpService current = service.get();
    if (current == null) {
      throw new OfpException(
          OfpStatus.NOT_READY, "the node is starting or stopping", RETRY_SECONDS);
    }
    return current;
  }
}
