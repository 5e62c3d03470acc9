package io.baton.client.cluster;

import io.baton.client.network.ServiceException;
import io.baton.client.service.OfpLocator;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.engine.ofp.transport.SharedKey;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A portal that is asked over OFP (R42): {@code coap://host:port}, {@code coaps://host:port}. */
final class OfpPortal implements Portal {
  /** How long a portal may take that others can be asked in place of. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String PLAIN = "coap";
  private static final String SECURE = "coaps";

  private final URI address;
  private final OfpLocator locator;

  private OfpPortal(URI address, OfpLocator locator) {
    this.address = address;
    this.locator = locator;
  }

  /** Whether an address is one of OFP. */
  static boolean isAddress(URI address) {
    return (PLAIN.equals(address.getScheme()) || SECURE.equals(address.getScheme()))
        && address.getHost() != null;
  }

  /**
   * Opens a socket.
   *
   * @param key the nodes' shared key; needed for {@code coaps} alone
   * @param patience how long an answer may take
   * @throws IllegalArgumentException if the key is needed and not given
   */
  static OfpPortal open(URI address, Optional<SharedKey> key, Duration patience)
      throws IOException {
    boolean secure = SECURE.equals(address.getScheme());
    if (secure && key.isEmpty()) {
      throw new IllegalArgumentException(address + " needs the key that the nodes share");
    }
    int usual = secure ? OfpLocator.SECURE_PORT : OfpLocator.PORT;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return new OfpPortal(
        address, OfpLocator.open(address.getHost(), port, key.filter(k -> secure), patience));
  }

  @Override
  public Located locate(Locate request) throws IOException, InterruptedException {
    try {
      return locator.locate(request);
    } catch (OfpException refusal) {
      throw failure(refusal);
    }
  }

  private IOException failure(OfpException refusal) {
    return switch (refusal.status()) {
      case TIMEOUT, UNREACHABLE, UNAVAILABLE, NOT_READY ->
          new IOException(address + ": " + refusal.getMessage(), refusal);
      default -> new ServiceException(httpStatus(refusal.status()), refusal.getMessage());
    };
  }

  private static int httpStatus(OfpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> 400;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case INTERNAL -> 500;
      case WRONG_ROLE, NO_CAPACITY, UNAVAILABLE, NOT_READY, TIMEOUT, UNREACHABLE -> 503;
    };
  }

  @Override
  public void close() {
    locator.close();
  }
}
