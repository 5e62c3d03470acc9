package io.baton.client.cluster;

import io.baton.client.network.Credentials;
import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import io.baton.client.service.ServiceConnection;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.engine.ofp.transport.SharedKey;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the portals of a cluster where media is, over HTTP ({@code http://}, {@code https://}) or
 * OFP ({@code coap://}, {@code coaps://}); one that does not answer is skipped (R1, R42, R43).
 * Thread-safe; methods block.
 */
public final class PortalClient implements AutoCloseable {
  private final List<Portal> portals = new ArrayList<>();
  private final Turns<Portal> turns;

  /**
   * A client of one or more portals, asked in this order.
   *
   * @param credentials sent over HTTP; OFP has none for locating
   * @param trust which servers are trusted in TLS
   * @param key that the nodes share; needed for {@code coaps} alone
   * @throws IllegalArgumentException if an address is of another kind, or its key is missing
   * @throws IOException if no socket for OFP is to be had
   */
  public PortalClient(
      List<URI> addresses,
      Optional<Credentials> credentials,
      ServerTrust trust,
      Optional<SharedKey> key)
      throws IOException {
    this(addresses, credentials, trust, key, OfpPortal.PATIENCE, ClusterClient.PATIENCE);
  }

  /**
   * The same.
   *
   * @param overOfp how long a portal may take to answer over OFP
   * @param overHttp the same over HTTP
   */
  PortalClient(
      List<URI> addresses,
      Optional<Credentials> credentials,
      ServerTrust trust,
      Optional<SharedKey> key,
      Duration overOfp,
      Duration overHttp)
      throws IOException {
    try {
      for (URI address : addresses) {
        portals.add(
            OfpPortal.isAddress(address)
                ? OfpPortal.open(address, key, overOfp)
                : new HttpPortal(new ServiceConnection(address, credentials, trust, overHttp)));
      }
      turns = new Turns<>(portals);
    } catch (IOException | IllegalArgumentException e) {
      close();
      throw e;
    }
  }

  /**
   * Who has a piece of media, best first.
   *
   * @throws ServiceException with status 404 if no node has it
   * @throws IOException if no portal answers
   */
  public Located locate(Locate request) throws IOException, InterruptedException {
    return turns.ask(portal -> portal.locate(request));
  }

  @Override
  public void close() {
    portals.forEach(Portal::close);
  }
}
