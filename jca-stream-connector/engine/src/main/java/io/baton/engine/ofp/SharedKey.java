package io.baton.engine.ofp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The key that the nodes of a cluster share, for DTLS with pre-shared keys (RFC 4279). */
public final class SharedKey {
  /** Shortest key accepted, in bytes. */
  public static final int MIN_BYTES = 16;

  /** Longest key accepted, in bytes. */
  public static final int MAX_BYTES = 64;

  private static final int MAX_IDENTITY_BYTES = 64;

  private final String identity;
  private final byte[] key;

  private SharedKey(String identity, byte[] key) {
    this.identity = identity;
    this.key = key;
  }

  /**
   * Reads a key.
   *
   * @param identity name of the key, 1 to 64 bytes of UTF-8
   * @param hex 16 to 64 bytes in hex digits
   * @throws IllegalArgumentException that says what is wrong without telling the key
   */
  public static SharedKey of(String identity, String hex) {
    int identityBytes = identity.getBytes(StandardCharsets.UTF_8).length;
    if (identityBytes == 0 || identityBytes > MAX_IDENTITY_BYTES) {
      throw new IllegalArgumentException("an identity has 1 to " + MAX_IDENTITY_BYTES + " bytes");
    }
    byte[] key = parse(hex);
    if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a key has " + MIN_BYTES + " to " + MAX_BYTES + " bytes, two hex digits each");
    }
    return new SharedKey(identity, key);
  }

  private static byte[] parse(String hex) {
    if (hex.length() % 2 != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException("a key is written in pairs of hex digits");
    }
    return HexFormat.of().parseHex(hex);
  }

  String identity() {
    return identity;
  }

  byte[] bytes() {
    return key.clone();
  }

  /** Never tells the key. */
  @Override
  public String toString() {
    return "key " + identity;
  }
}
