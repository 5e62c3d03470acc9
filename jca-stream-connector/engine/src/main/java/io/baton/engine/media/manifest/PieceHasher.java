package io.baton.engine.media.manifest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleConsumer;
import java.util.zip.CRC32C;

/** Sums up files piece by piece. */
final class PieceHasher {
  private final ByteBuffer target;
  private final double octets;
  private final DoubleConsumer progress;
  private long done;

  /**
   * Starts with nothing.
   *
   * @param target where the sums are put
   * @param octets of all files together
   * @param progress told the part done, 0.0 to 1.0
   */
  PieceHasher(ByteBuffer target, long octets, DoubleConsumer progress) {
    this.target = target;
    this.octets = octets;
    this.progress = progress;
  }

  /**
   * Reads a file.
   *
   * @throws IOException also if it has more pieces than there is room for
   * @throws InterruptedException if this thread was interrupted meanwhile
   */
  void add(Path file, int pieceBits) throws IOException, InterruptedException {
    ByteBuffer piece = ByteBuffer.allocateDirect(1 << pieceBits);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (fill(piece, channel)) {
        if (target.remaining() < ManifestFormat.ENTRY_OCTETS) {
          throw new IOException(file.getFileName() + " has grown");
        }
        CRC32C sum = new CRC32C();
        sum.update(piece.duplicate());
        target.putInt((int) sum.getValue()).put(PieceList.sha256(piece));
        done += piece.remaining();
        progress.accept(done / octets);
      }
    }
  }

  /**
   * Reads the next piece.
   *
   * @return whether there was one
   * @throws InterruptedException if this thread was interrupted
   */
  static boolean fill(ByteBuffer piece, FileChannel channel)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while reading a piece");
    }
    piece.clear();
    try {
      for (int read = 0; read >= 0 && piece.hasRemaining(); ) {
        read = channel.read(piece);
      }
    } catch (ClosedByInterruptException e) {
      throw (InterruptedException) new InterruptedException(e.toString()).initCause(e);
    }
    return piece.flip().hasRemaining();
  }
}
