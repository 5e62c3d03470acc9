package io.baton.engine.ofp;

import io.baton.connector.ofp.Ofp;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import io.baton.engine.ofp.transport.CoapEndpoints;
import io.baton.engine.ofp.transport.ListeningConnector;
import io.baton.engine.ofp.transport.OfpLoop;
import io.baton.engine.ofp.transport.SharedKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.Connector;

/**
 * A node's end of OFP: answers on the ports of {@link OfpSettings}, and sends (R42, R43). If nodes
 * share a key, what they say to each other goes over DTLS, and the plain port is for locating
 * alone. Thread-safe.
 */
public final class OfpEndpoint implements Ofp, AutoCloseable {
  private final OfpLoop loop = new OfpLoop("baton-ofp");
  private final ServiceSlot services = new ServiceSlot();
  private final List<CoapEndpoint> listeners = new ArrayList<>();
  private final LongAdder refusedKeys = new LongAdder();
  private final OfpSettings settings;
  private Requester requester;

  private OfpEndpoint(OfpSettings settings) {
    this.settings = settings;
  }

  /**
   * Binds the ports; from now on requests are answered, 5.03 until somebody serves.
   *
   * @throws IOException if a port is not to be had; nothing is left open
   */
  public static OfpEndpoint open(OfpSettings settings) throws IOException {
    OfpEndpoint endpoint = new OfpEndpoint(settings);
    try {
      endpoint.start();
      return endpoint;
    } catch (IOException | RuntimeException e) {
      endpoint.close();
      throw e;
    }
  }

  private void start() throws IOException {
    Optional<SharedKey> key = settings.key();
    listen(
        new ListeningConnector(loop, new InetSocketAddress(settings.host(), settings.port())),
        key.isEmpty() && settings.trustAddresses() ? TrustRule.MEMBERS : TrustRule.NONE);
    if (key.isPresent()) {
      listen(
          CoapEndpoints.secureListener(
              new InetSocketAddress(settings.host(), settings.securePort()),
              key.get(),
              refusedKeys),
          TrustRule.KEY_HOLDERS);
    }
    requester = new Requester(loop, settings.host(), key);
    log();
  }

  private void listen(Connector connector, TrustRule trust) throws IOException {
    CoapEndpoint listener = CoapEndpoints.create(connector, loop.executor());
    listener.setMessageDeliverer(new RequestHandler(services, trust, loop.executor()));
    listeners.add(listener);
    listener.start();
  }

  private void log() {
    String host = settings.host().getHostAddress();
    if (settings.key().isPresent()) {
      OfpLog.LOG.startedWithKey(host, plainPort(), port());
    } else if (settings.trustAddresses()) {
      OfpLog.LOG.startedTrusting(host, port());
    } else {
      OfpLog.LOG.startedAlone(host, port());
    }
  }

  @Override
  public <R> CompletionStage<R> send(OfpPeer peer, OfpRequest<R> request, Duration deadline) {
    return requester.send(peer, request, deadline);
  }

  @Override
  public Registration serve(OfpService service) {
    return services.put(service);
  }

  /**
   * Whether a node of the cluster has an address, as far as the service knows; from memory. There
   * is no member without a service.
   */
  public boolean isMember(InetAddress address) {
    return services.isMember(address);
  }

  /** How many did not know the key that nodes share. */
  public long refusedKeys() {
    return refusedKeys.sum();
  }

  @Override
  public int port() {
    return portOf(listeners.get(listeners.size() - 1));
  }

  /** UDP port of plain OFP. */
  public int plainPort() {
    return portOf(listeners.get(0));
  }

  private static int portOf(CoapEndpoint endpoint) {
    return endpoint.getAddress().getPort();
  }

  /** Frees ports and threads. What is under way fails with a time-out, or is never answered. */
  @Override
  public void close() {
    listeners.forEach(CoapEndpoint::destroy);
    if (requester != null) {
      requester.close();
    }
    loop.close();
  }
}
