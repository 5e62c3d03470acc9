package io.baton.engine.piece.server;

import io.baton.engine.auth.DigestAlgorithm;
import io.baton.engine.auth.DigestCredentials;
import io.baton.engine.auth.DigestHash;
import io.baton.engine.auth.DigestVerifier;
import io.baton.engine.auth.NonceFactory;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.engine.rtsp.RtspParseException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;

/**
 * A node is who knows the key that nodes share: by Digest with SHA-256 (RFC 7616), where the user
 * is any name and the password is the key. A nonce is good on one connection alone.
 */
final class KeyCheck implements NodeCheck {
  private static final String REALM = "baton-pieces";
  private static final DigestAlgorithm ALGORITHM = DigestAlgorithm.SHA_256;

  private final SharedKey key;
  private final DigestVerifier verifier;

  /**
   * Checks for a key.
   *
   * @param patience how long a challenge can be answered
   */
  KeyCheck(SharedKey key, Clock clock, Duration patience) {
    this.key = key;
    this.verifier = new DigestVerifier(REALM, new NonceFactory(clock, patience), true);
  }

  @Override
  public Judgement judge(HttpRequest request, String connection, InetAddress peer) {
    String given = request.headers().get(HttpHeaderNames.AUTHORIZATION);
    if (given == null) {
      return challenge(connection, false);
    }
    try {
      return judge(DigestCredentials.parse(given), request, connection);
    } catch (RtspParseException e) {
      return new Judgement.Stranger("sent credentials of another kind");
    }
  }

  private Judgement judge(DigestCredentials credentials, HttpRequest request, String connection) {
    if (credentials.algorithm() != ALGORITHM) {
      return challenge(connection, false);
    }
    String user = credentials.username();
    String ha1 = DigestHash.ha1(ALGORITHM, user, REALM, key.secret());
    return switch (verifier.verify(
        credentials, request.method().name(), request.uri(), ha1, connection)) {
      case OK -> new Judgement.Node(user);
      case STALE -> challenge(connection, true);
      case UNCOUNTED -> challenge(connection, false);
      case WRONG -> new Judgement.Stranger("does not know the nodes' key");
    };
  }

  private Judgement challenge(String connection, boolean stale) {
    return new Judgement.Challenge(verifier.challenge(connection, stale, ALGORITHM).toString());
  }

  @Override
  public String passes() {
    return "nodes that know the key";
  }
}
