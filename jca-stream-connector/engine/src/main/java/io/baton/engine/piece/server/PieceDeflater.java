package io.baton.engine.piece.server;

import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses pieces by zlib. */
final class PieceDeflater {
  /** Of more, an index does not become shorter; figures are in docs/architecture/transfer.md. */
  private static final int LEVEL = 4;

  private PieceDeflater() {}

  /**
   * Compresses; takes about a millisecond for 64 KiB.
   *
   * @return what is shorter than the octets; empty if nothing is
   */
  static byte[] deflate(byte[] octets) {
    Deflater deflater = new Deflater(LEVEL);
    try {
      deflater.setInput(octets);
      deflater.finish();
      byte[] packed = new byte[octets.length];
      int length = 0;
      while (!deflater.finished() && length < packed.length) {
        length += deflater.deflate(packed, length, packed.length - length);
      }
      return Arrays.copyOf(packed, length < packed.length ? length : 0);
    } finally {
      deflater.end();
    }
  }
}
