package io.baton.engine.ofp;

import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpRequest;
import io.baton.engine.ofp.transport.OfpLoop;
import io.baton.engine.ofp.transport.SharedKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** OFP for somebody who asks and is never asked (R43). Thread-safe. */
public final class OfpClient implements AutoCloseable {
  private static final InetAddress ANY = new InetSocketAddress(0).getAddress();

  private final OfpLoop loop = new OfpLoop("baton-ofp-client");
  private final Requester requester;

  private OfpClient(Optional<SharedKey> key) throws IOException {
    requester = new Requester(loop, ANY, key);
  }

  /**
   * Opens a client.
   *
   * @param key talks over DTLS if there is one
   * @throws IOException if no socket is to be had
   */
  public static OfpClient open(Optional<SharedKey> key) throws IOException {
    return new OfpClient(key);
  }

  /** See {@link io.baton.connector.ofp.Ofp#send}. */
  public <R> CompletionStage<R> send(OfpPeer peer, OfpRequest<R> request, Duration deadline) {
    return requester.send(peer, request, deadline);
  }

  @Override
  public void close() {
    requester.close();
    loop.close();
  }
}
