package io.baton.engine.media.codec;

/**
 * Reads the payload of a NAL unit bit by bit, without its emulation prevention octets (ITU-T H.264
 * section 7.3.1). Beyond its end there are zeroes.
 */
final class NalBits {
  private static final int MAX_GOLOMB_ZEROES = 31;

  private final byte[] nal;
  private int octet;
  private int bit;
  private int zeroes;

  /**
   * Begins behind the header of the NAL unit.
   *
   * @param nal the NAL unit, or its first octets
   * @param headerOctets of its header
   */
  NalBits(byte[] nal, int headerOctets) {
    this.nal = nal;
    this.octet = headerOctets;
  }

  /** Whether more was read than there is. */
  boolean isExhausted() {
    return octet > nal.length;
  }

  boolean flag() {
    return bits(1) == 1;
  }

  /** The next bits as an unsigned number; at most 31. */
  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = (value << 1) | next();
    }
    return value;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private int next() {
    if (octet >= nal.length) {
      octet = nal.length + 1;
      return 0;
    }
    int value = (nal[octet] >> (7 - bit)) & 1;
    bit++;
    if (bit == Byte.SIZE) {
      bit = 0;
      zeroes = nal[octet] == 0 ? zeroes + 1 : 0;
      octet++;
      if (zeroes >= 2 && octet < nal.length && nal[octet] == 3) {
        octet++;
        zeroes = 0;
      }
    }
    return value;
  }

  /** An unsigned number in exponential Golomb code, section 9.1. */
  int golomb() {
    int leading = 0;
    while (leading < MAX_GOLOMB_ZEROES && !flag()) {
      leading++;
    }
    return (int) ((1L << leading) - 1 + bits(leading));
  }

  /** A signed one, section 9.1.1. */
  int signedGolomb() {
    int code = golomb();
    return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
  }
}
