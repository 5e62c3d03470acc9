package io.baton.engine.media.codec;

import io.baton.connector.media.MediaRejectedException;
import java.util.HexFormat;

/** Reads a decoder configuration bit by bit; running off its end rejects the file. */
final class ConfigurationBits {
  private final byte[] octets;
  private final String what;
  private int at;

  ConfigurationBits(String hex, String what) {
    this.octets = HexFormat.of().parseHex(hex);
    this.what = what;
  }

  /** The next bits as an unsigned number; at most 31. */
  int bits(int count) throws MediaRejectedException {
    if (count > octets.length * 8 - at) {
      throw damaged();
    }
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      value = (value << 1) | ((octets[at >> 3] >> (7 - (at & 7))) & 1);
    }
    return value;
  }

  /** The next octets. */
  byte[] octets(int count) throws MediaRejectedException {
    byte[] copy = new byte[Math.min(count, octets.length)];
    for (int i = 0; i < count; i++) {
      byte octet = (byte) bits(8);
      copy[i] = octet;
    }
    return copy;
  }

  /** What to throw if what was read makes no sense. */
  MediaRejectedException damaged() {
    return new MediaRejectedException(
        "the " + what + " is damaged or missing: re-encode or remux the file");
  }
}
