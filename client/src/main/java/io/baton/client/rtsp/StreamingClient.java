package io.baton.client.rtsp;

import io.baton.client.network.ClientNetwork;
import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * A client of RTSP servers: opens any number of sessions on a few event loops (RFC 2326, RFC 3550).
 * Follows redirections, but never from RTSP over TLS to RTSP without. Thread-safe.
 */
public final class StreamingClient implements AutoCloseable {
  private final ClientNetwork network;

  /**
   * A client that receives by the cheapest means there is.
   *
   * @param threads event loops, at least 1
   * @param trust which servers are trusted in TLS
   * @throws IOException if TLS is not available
   */
  public StreamingClient(int threads, ServerTrust trust) throws IOException {
    this(threads, trust, true);
  }

  /**
   * A client with its event loops.
   *
   * @param threads event loops, at least 1
   * @param trust which servers are trusted in TLS
   * @param trains whether to receive trains of datagrams whole (UDP generic receive offload) where
   *     the kernel can
   * @throws IOException if TLS is not available
   */
  public StreamingClient(int threads, ServerTrust trust, boolean trains) throws IOException {
    network = new ClientNetwork(threads, trust, trains);
  }

  /**
   * Sets up every track of a stream.
   *
   * @param listener told what happens; called on the session's event loop
   * @return fails with {@link ServiceException} if the server refuses, else with {@link
   *     IOException}
   */
  public CompletableFuture<RtspSession> open(
      RtspAddress address, DeliveryTransport transport, SessionListener listener) {
    return new SessionOpener(network, transport, listener).open(address);
  }

  /** Whether trains of datagrams are received whole, which takes less CPU. */
  public boolean receivesTrains() {
    return network.receivesTrains();
  }

  /** Closes the event loops; sessions that are still open are cut off. */
  @Override
  public void close() {
    network.close();
  }
}
