package io.baton.engine.ofp.transport;

import java.nio.charset.StandardCharsets;

/**
 * The key that the nodes of a cluster share, for DTLS with pre-shared keys (RFC 4279). It is text,
 * taken as its bytes, so that it can be given to other CoAP programs as it is.
 */
public final class SharedKey {
  /** Shortest key accepted, in characters. */
  public static final int MIN_LENGTH = 16;

  /** Longest key accepted, in characters. */
  public static final int MAX_LENGTH = 64;

  private static final int MAX_IDENTITY_BYTES = 64;

  private final String identity;
  private final String key;

  private SharedKey(String identity, String key) {
    this.identity = identity;
    this.key = key;
  }

  /**
   * A key and its name.
   *
   * @param identity name of the key, 1 to 64 bytes of UTF-8
   * @param key 16 to 64 printable ASCII characters, none of them a blank
   * @throws IllegalArgumentException that says what is wrong without telling the key
   */
  public static SharedKey of(String identity, String key) {
    int identityBytes = identity.getBytes(StandardCharsets.UTF_8).length;
    if (identityBytes == 0 || identityBytes > MAX_IDENTITY_BYTES) {
      throw new IllegalArgumentException("an identity has 1 to " + MAX_IDENTITY_BYTES + " bytes");
    }
    if (key.length() < MIN_LENGTH
        || key.length() > MAX_LENGTH
        || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "a key has " + MIN_LENGTH + " to " + MAX_LENGTH + " printable ASCII characters");
    }
    return new SharedKey(identity, key);
  }

  String identity() {
    return identity;
  }

  byte[] bytes() {
    return key.getBytes(StandardCharsets.US_ASCII);
  }

  /** The key itself: a secret. */
  public String secret() {
    return key;
  }

  /** Never tells the key. */
  @Override
  public String toString() {
    return "key " + identity;
  }
}
