package io.baton.engine.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A hash of Digest authentication, RFC 7616 section 3.2. */
public enum DigestAlgorithm {
  MD5("MD5", 32),
  SHA_256("SHA-256", 64);

  private final String text;
  private final int digits;

  DigestAlgorithm(String text, int digits) {
    this.text = text;
    this.digits = digits;
  }

  /** The one of a name; empty if it is none that is used here. */
  static Optional<DigestAlgorithm> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equalsIgnoreCase(text)).findFirst();
  }

  /** Name in headers. */
  String text() {
    return text;
  }

  /** Hex digits of a hash. */
  int digits() {
    return digits;
  }

  String hash(String input) {
    try {
      MessageDigest digest = MessageDigest.getInstance(text);
      return HexFormat.of().formatHex(digest.digest(input.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + text, e);
    }
  }
}
