package io.baton.client.depacketize.stream;

import java.nio.ByteBuffer;

/** Reads bit fields, most significant bit first. */
public final class BitReader {
  private final ByteBuffer bytes;
  private final int start;
  private final int end;
  private int position;

  /**
   * Reads from a buffer's position on.
   *
   * @param bits how many bits there are; at most what the buffer has
   */
  public BitReader(ByteBuffer bytes, int bits) {
    this.bytes = bytes;
    this.start = bytes.position();
    this.end = bits;
  }

  public int remaining() {
    return end - position;
  }

  /** Skips bits, or what is left of them. */
  public void skip(int bits) {
    position = Math.min(end, position + bits);
  }

  /**
   * Reads an unsigned field.
   *
   * @param bits 0 to 32, at most {@link #remaining()}
   */
  public long read(int bits) {
    long value = 0;
    for (int i = 0; i < bits; i++, position++) {
      int octet = bytes.get(start + position / 8);
      int bit = (octet >> (7 - position % 8)) & 1;
      value = (value << 1) | bit;
    }
    return value;
  }
}
