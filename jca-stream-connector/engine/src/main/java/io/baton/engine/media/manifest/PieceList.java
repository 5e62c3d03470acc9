package io.baton.engine.media.manifest;

import static io.baton.engine.media.manifest.ManifestFormat.CRC_OCTETS;
import static io.baton.engine.media.manifest.ManifestFormat.ENTRY_OCTETS;
import static io.baton.engine.media.manifest.ManifestFormat.SHA_OCTETS;

import io.baton.engine.media.piece.PagedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/** The pieces of one file and their hashes. Immutable and thread-safe. */
public final class PieceList {
  private final long size;
  private final int pieceBits;
  private final ByteBuffer entries;

  /**
   * Describes a file.
   *
   * @param entries hash sums of each piece
   */
  PieceList(long size, int pieceBits, ByteBuffer entries) {
    this.size = size;
    this.pieceBits = pieceBits;
    this.entries = entries.slice().order(ManifestFormat.ORDER);
  }

  /** Octets in the file. */
  public long size() {
    return size;
  }

  /** Each piece has 2 to this power octets; the last one has what is left. */
  public int pieceBits() {
    return pieceBits;
  }

  /** Number of pieces. */
  public int pieces() {
    return entries.capacity() / ENTRY_OCTETS;
  }

  /** Where a piece begins in the file. */
  public long position(int piece) {
    return (long) piece << pieceBits;
  }

  /** Octets of a piece. */
  public int length(int piece) {
    return (int) Math.min(1L << pieceBits, size - position(piece));
  }

  /** CRC-32C of a piece: enough for what is used once and forgotten. */
  public int crc32c(int piece) {
    return entries.getInt(piece * ENTRY_OCTETS);
  }

  /** SHA-256 of a piece, in a new array: for what is kept. */
  public byte[] sha256(int piece) {
    byte[] sum = new byte[SHA_OCTETS];
    entries.get(piece * ENTRY_OCTETS + CRC_OCTETS, sum);
    return sum;
  }

  /**
   * Whether octets, from their position to their limit, are those of a piece by its CRC-32C. Leaves
   * the position as it is.
   */
  public boolean matchesCrc32c(int piece, ByteBuffer octets) {
    CRC32C sum = new CRC32C();
    sum.update(octets.duplicate());
    return octets.remaining() == length(piece) && (int) sum.getValue() == crc32c(piece);
  }

  /** The same by its SHA-256. */
  public boolean matchesSha256(int piece, ByteBuffer octets) {
    return octets.remaining() == length(piece)
        && MessageDigest.isEqual(sha256(octets), sha256(piece));
  }

  /**
   * Reads a file that has to be this one, by the CRC-32C of each piece, as fast as the disk is.
   *
   * @throws IOException if it is not
   */
  public void requireCrc32c(PagedBytes file) throws IOException {
    if (file.size() != size) {
      throw new IOException("a file has " + file.size() + " octets in place of " + size);
    }
    for (int piece = 0; piece < pieces(); piece++) {
      if (!matchesCrc32c(piece, file.view(position(piece), length(piece)))) {
        throw new IOException("piece " + piece + " of a file is damaged");
      }
    }
  }

  /**
   * Reads a file that has to be this one, by the SHA-256 of each piece.
   *
   * @return the first piece that is damaged; empty if none is
   * @throws InterruptedException if this thread was interrupted meanwhile
   */
  public OptionalInt firstDamaged(Path file) throws IOException, InterruptedException {
    ByteBuffer octets = ByteBuffer.allocateDirect(1 << pieceBits);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int piece = 0; piece < pieces(); piece++) {
        PieceHasher.fill(octets, channel);
        if (!matchesSha256(piece, octets)) {
          return OptionalInt.of(piece);
        }
      }
      return OptionalInt.empty();
    }
  }

  /** SHA-256 of octets from their position to their limit, which stay as they are. */
  static byte[] sha256(ByteBuffer octets) {
    MessageDigest digest = Sha256.digest();
    digest.update(octets.duplicate());
    return digest.digest();
  }
}
