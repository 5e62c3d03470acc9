package io.baton.engine.piece.client;

import io.baton.engine.ofp.transport.SharedKey;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How a node asks others for pieces.
 *
 * @param node its own name
 * @param own address that others know it by, and that it connects from; a wildcard address leaves
 *     that to the kernel
 * @param key that the nodes share, if they do
 * @param tls if pieces are fetched over TLS
 * @param connectTimeout after which a supplier counts as unreachable
 * @param answerTimeout without an octet, after which a request has failed
 */
public record PieceClientSettings(
    String node,
    InetAddress own,
    Optional<SharedKey> key,
    Optional<SslContext> tls,
    Duration connectTimeout,
    Duration answerTimeout) {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  /** With the usual time-outs. */
  public PieceClientSettings(
      String node, InetAddress own, Optional<SharedKey> key, Optional<SslContext> tls) {
    this(node, own, key, tls, CONNECT_TIMEOUT, ANSWER_TIMEOUT);
  }
}
