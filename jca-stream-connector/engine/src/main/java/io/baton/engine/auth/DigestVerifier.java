package io.baton.engine.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The server's side of Digest authentication. Thread-safe. */
public final class DigestVerifier {
  /** What credentials are worth. */
  public enum Verdict {
    OK,
    /** They are not counted, which is asked for here: challenge again. */
    UNCOUNTED,
    /** The password is right, the nonce is too old or was used before: challenge again. */
    STALE,
    WRONG
  }

  private final String realm;
  private final NonceFactory nonces;
  private final boolean qopRequired;

  /**
   * Verifies for a realm.
   *
   * @param qopRequired whether the form of RFC 2069 is refused, which is not counted
   */
  public DigestVerifier(String realm, NonceFactory nonces, boolean qopRequired) {
    this.realm = realm;
    this.nonces = nonces;
    this.qopRequired = qopRequired;
  }

  /**
   * A challenge with a new nonce.
   *
   * @param client who may answer it, such as its address; empty for anyone
   * @param stale whether the last verdict was {@link Verdict#STALE}
   */
  public DigestChallenge challenge(String client, boolean stale, DigestAlgorithm algorithm) {
    String nonce = nonces.issue(client);
    return new DigestChallenge(realm, nonce, Optional.empty(), true, stale, algorithm);
  }

  /**
   * Judges credentials. In the form of RFC 2069 a nonce may be used any number of times within its
   * life; with qop, its count must rise.
   *
   * @param method of the request
   * @param uri of the request, as written
   * @param ha1Hex {@link DigestHash#ha1} of the user, by the credentials' algorithm
   * @param client as given to {@link #challenge}
   */
  public Verdict verify(
      DigestCredentials credentials, String method, String uri, String ha1Hex, String client) {
    if (qopRequired && credentials.qop().isEmpty()) {
      return Verdict.UNCOUNTED;
    }
    String nonce = credentials.nonce();
    String expected =
        DigestHash.response(
            credentials.algorithm(), ha1Hex, nonce, credentials.qop(), method, credentials.uri());
    boolean right = isEqual(expected, credentials.response());
    if (!right || !credentials.realm().equals(realm) || !DigestUri.covers(credentials.uri(), uri)) {
      return Verdict.WRONG;
    }
    return nonces.isCurrent(nonce, client) && isFresh(credentials) ? Verdict.OK : Verdict.STALE;
  }

  private boolean isFresh(DigestCredentials credentials) {
    return credentials.qop().map(qop -> nonces.use(credentials.nonce(), qop.count())).orElse(true);
  }

  private static boolean isEqual(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
  }
}
