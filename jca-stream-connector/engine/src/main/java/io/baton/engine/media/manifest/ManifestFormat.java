package io.baton.engine.media.manifest;

import java.nio.ByteOrder;

/**
 * Layout of a manifest. Little-endian.
 *
 * <pre>
 * header   magic i64 · format of the content i32 · octets of the summary i32 · size of the index i64
 *          · size of the canonical file i64 · octets of the index's head i32
 *          · 2 to this power octets are a piece of the index u8, of the file u8 · reserved 26
 * summary  JSON
 * pieces   of the index, then of the file: CRC-32C i32 · SHA-256 32
 * </pre>
 */
final class ManifestFormat {
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  static final long MAGIC = 0x314d4e4f544142L;

  /**
   * Of the content as a whole: canonical file, packetizers, RTP limits and index. Changed when the
   * same upload would give other packets, or the same packets another index.
   */
  static final int FORMAT = 2;

  static final int HEADER_OCTETS = 64;
  static final int FORMAT_AT = 8;
  static final int SUMMARY_AT = 12;
  static final int INDEX_SIZE_AT = 16;
  static final int MEDIA_SIZE_AT = 24;
  static final int HEAD_AT = 32;
  static final int INDEX_BITS_AT = 36;
  static final int MEDIA_BITS_AT = 37;

  /** Pieces of 64 KiB, of 2,048 packets. */
  static final int INDEX_BITS = 16;

  /** Pieces of 256 KiB. */
  static final int MEDIA_BITS = 18;

  static final int MIN_BITS = 12;
  static final int MAX_BITS = 24;

  static final int CRC_OCTETS = 4;
  static final int SHA_OCTETS = 32;
  static final int ENTRY_OCTETS = CRC_OCTETS + SHA_OCTETS;

  private ManifestFormat() {}

  /** Number of pieces of a file. */
  static long pieces(long size, int pieceBits) {
    return (size + (1L << pieceBits) - 1) >>> pieceBits;
  }
}
