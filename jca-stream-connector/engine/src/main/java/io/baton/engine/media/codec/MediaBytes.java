package io.baton.engine.media.codec;

/** Read access to the canonical file by position. */
public interface MediaBytes {
  /** Octets in the file. */
  long size();

  /**
   * The octet at a position, 0 to 255.
   *
   * @throws IndexOutOfBoundsException if it lies outside the file
   */
  int octet(long position);

  /**
   * The four octets from a position as an unsigned big-endian number.
   *
   * @throws IndexOutOfBoundsException if they lie outside the file
   */
  long unsignedInt(long position);
}
