package io.baton.engine.media.manifest;

import static io.baton.engine.media.manifest.ManifestFormat.CRC_OCTETS;
import static io.baton.engine.media.manifest.ManifestFormat.ENTRY_OCTETS;
import static io.baton.engine.media.manifest.ManifestFormat.SHA_OCTETS;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  /** SHA-256 of octets from their position to their limit, which stay as they are. */
  static byte[] sha256(ByteBuffer octets) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(octets.duplicate());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
