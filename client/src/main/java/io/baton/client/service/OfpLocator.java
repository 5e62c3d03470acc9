package io.baton.client.service;

import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.engine.ofp.OfpClient;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.model.cluster.NodeState;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Asks any node over OFP where a piece of media is (R30, R43): one datagram there, one back,
 * without a user. A caller that wants to know how candidates were judged has to know the nodes'
 * shared key. Thread-safe.
 */
public final class OfpLocator implements AutoCloseable {
  /** Port of OFP. */
  public static final int PORT = 5683;

  /** Port of OFP over DTLS. */
  public static final int SECURE_PORT = 5684;

  private final OfpClient client;
  private final OfpPeer node;
  private final Duration patience;

  private OfpLocator(OfpClient client, OfpPeer node, Duration patience) {
    this.client = client;
    this.node = node;
    this.patience = patience;
  }

  /**
   * Opens a socket.
   *
   * @param host name or address of a node
   * @param port its UDP port of OFP, that of DTLS if there is a key
   * @param key the nodes' shared key, if known
   * @param patience how long to wait for an answer; datagrams that were lost are repeated meanwhile
   */
  public static OfpLocator open(String host, int port, Optional<SharedKey> key, Duration patience)
      throws IOException {
    return new OfpLocator(OfpClient.open(key), new OfpPeer(host, host, port), patience);
  }

  /**
   * Who has a piece of media, best first.
   *
   * @throws OfpException {@link OfpStatus#NOT_FOUND} if no node has it, {@link OfpStatus#TIMEOUT}
   *     or {@link OfpStatus#TIMEOUT} or {@link OfpStatus#UNREACHABLE} if the node does not answer
   */
  public Located locate(Locate request) throws InterruptedException {
    return ask(request);
  }

  /**
   * How the node is.
   *
   * @throws OfpException if it does not answer
   */
  public NodeState status() throws InterruptedException {
    return ask(new QueryStatus());
  }

  private <R> R ask(OfpRequest<R> request) throws InterruptedException {
    CompletableFuture<R> answer = client.send(node, request, patience).toCompletableFuture();
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OfpException failure) {
        throw failure;
      }
      throw new IllegalStateException("OFP failed", e.getCause());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
