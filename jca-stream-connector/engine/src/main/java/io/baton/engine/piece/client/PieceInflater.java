package io.baton.engine.piece.client;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses pieces, one after the other. Confined to the event loop of the client. */
final class PieceInflater implements AutoCloseable {
  private final Inflater inflater = new Inflater();
  private final byte[] beyond = new byte[1];

  /**
   * Decompresses what zlib has compressed. Writes nothing outside of the target, whatever it is
   * given; what is in the target afterwards is undefined if it fails.
   *
   * @param packed array whose first octets are to be decompressed
   * @param length how many
   * @param target filled from its position to its limit
   * @return whether they were one whole stream, of as many octets as the target has room for
   */
  boolean inflate(byte[] packed, int length, ByteBuffer target) {
    inflater.setInput(packed, 0, length);
    try {
      boolean more = true;
      while (more && target.hasRemaining()) {
        more = inflater.inflate(target) > 0;
      }
      return !target.hasRemaining()
          && inflater.inflate(beyond) == 0
          && inflater.finished()
          && inflater.getRemaining() == 0;
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.reset();
    }
  }

  /** Frees what is outside of the heap. Idempotent; nothing can be decompressed afterwards. */
  @Override
  public void close() {
    inflater.end();
  }
}
