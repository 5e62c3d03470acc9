package io.baton.engine.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and recognises nonces without remembering them: the time of issue, a salt, and an
 * HMAC-SHA256 over both and the client's address, by a random key of this instance (RFC 2617
 * section 3.2.1 suggests the like). Only how often a nonce was used is remembered, in bounded
 * memory. Thread-safe.
 */
public final class NonceFactory {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_OCTETS = 32;
  private static final int HEAD_OCTETS = 2 * Long.BYTES;
  private static final int MAC_OCTETS = 16;
  private static final int MAX_REMEMBERED = 16_384;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private final SecureRandom random = new SecureRandom();
  private final NonceCounts counts = new NonceCounts(MAX_REMEMBERED);
  private final SecretKeySpec key;
  private final Clock clock;
  private final Duration lifetime;

  /**
   * A factory with a key of its own.
   *
   * @param lifetime how long a nonce is accepted
   */
  public NonceFactory(Clock clock, Duration lifetime) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.lifetime = Objects.requireNonNull(lifetime, "lifetime");
    byte[] secret = new byte[KEY_OCTETS];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * A new nonce.
   *
   * @param client who may use it, such as its address; empty for anyone
   */
  public String issue(String client) {
    ByteBuffer nonce = ByteBuffer.allocate(HEAD_OCTETS + MAC_OCTETS);
    nonce.putLong(clock.millis()).putLong(random.nextLong());
    nonce.put(mac(nonce.array(), client));
    return HexFormat.of().formatHex(nonce.array());
  }

  /** Whether the nonce was issued here to that client, and not too long ago. */
  boolean isCurrent(String nonce, String client) {
    if (!FORM.matcher(nonce).matches()) {
      return false;
    }
    byte[] octets = HexFormat.of().parseHex(nonce);
    byte[] mac = Arrays.copyOfRange(octets, HEAD_OCTETS, octets.length);
    long age = clock.millis() - issuedMillis(nonce);
    return MessageDigest.isEqual(mac, mac(octets, client)) && age <= lifetime.toMillis();
  }

  /**
   * Notes that a current nonce was used.
   *
   * @return whether the count is higher than all before; if not, the request is a repetition
   */
  boolean use(String nonce, long count) {
    return counts.advance(nonce, issuedMillis(nonce), count);
  }

  private static long issuedMillis(String nonce) {
    return HexFormat.fromHexDigitsToLong(nonce, 0, 2 * Long.BYTES);
  }

  private byte[] mac(byte[] nonce, String client) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(nonce, 0, HEAD_OCTETS);
      byte[] whole = mac.doFinal(client.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(whole, MAC_OCTETS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
