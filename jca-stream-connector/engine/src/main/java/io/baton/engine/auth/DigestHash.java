package io.baton.engine.auth;

import java.util.Optional;

/** The hashes of Digest authentication, RFC 2617 section 3.2.2. */
public final class DigestHash {
  private DigestHash() {}

  /** What stands for the password: hex of MD5(user:realm:password), section 3.2.2.2. */
  public static String ha1(String user, String realm, String password) {
    return ha1(DigestAlgorithm.MD5, user, realm, password);
  }

  /** The same by another algorithm, RFC 7616 section 3.4.2. */
  public static String ha1(DigestAlgorithm algorithm, String user, String realm, String password) {
    return algorithm.hash(user + ":" + realm + ":" + password);
  }

  /** The proof that the sender knows the password; without qop as in RFC 2069. */
  static String response(
      DigestAlgorithm algorithm,
      String ha1,
      String nonce,
      Optional<DigestCredentials.QopAuth> qop,
      String method,
      String uri) {
    String ha2 = algorithm.hash(method + ":" + uri);
    String middle =
        qop.map(auth -> nonce + ":" + auth.nonceCount() + ":" + auth.cnonce() + ":auth")
            .orElse(nonce);
    return algorithm.hash(ha1 + ":" + middle + ":" + ha2);
  }
}
