package io.baton.engine.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The hashes of Digest authentication, RFC 2617 section 3.2.2. */
public final class DigestHash {
  private DigestHash() {}

  /** What stands for the password: hex of MD5(user:realm:password), section 3.2.2.2. */
  public static String ha1(String user, String realm, String password) {
    return md5(user + ":" + realm + ":" + password);
  }

  /** The proof that the sender knows the password; without qop as in RFC 2069. */
  static String response(
      String ha1,
      String nonce,
      Optional<DigestCredentials.QopAuth> qop,
      String method,
      String uri) {
    String ha2 = md5(method + ":" + uri);
    String middle =
        qop.map(auth -> nonce + ":" + auth.nonceCount() + ":" + auth.cnonce() + ":auth")
            .orElse(nonce);
    return md5(ha1 + ":" + middle + ":" + ha2);
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
