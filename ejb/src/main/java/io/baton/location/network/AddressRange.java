package io.baton.location.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation, such as {@code 10.1.0.0/16} (RFC 4632). */
final class AddressRange {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Of which the first {@link #length} count. */
  private final byte[] bits;

  private final int length;

  private AddressRange(byte[] bits, int length) {
    this.bits = bits;
    this.length = length;
  }

  /**
   * Reads a range; an address alone is a range of one.
   *
   * @throws IllegalArgumentException that says what was expected
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] bits =
        bits(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException(expected(text)));
    if (slash < 0) {
      return new AddressRange(bits, bits.length * Byte.SIZE);
    }
    String length = text.substring(slash + 1);
    if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits.length * Byte.SIZE) {
      throw new IllegalArgumentException(expected(text));
    }
    return new AddressRange(bits, Integer.parseInt(length));
  }

  /** The bits of an address; empty if it is none. Never asks a name server. */
  static Optional<byte[]> bits(String address) {
    if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Bits that all addresses of the range have in common. */
  int length() {
    return length;
  }

  boolean contains(byte[] address) {
    if (address.length != bits.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((address[bit / Byte.SIZE] ^ bits[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static String expected(String text) {
    return "expected a network such as 10.1.0.0/16, not '" + text + "'";
  }
}
