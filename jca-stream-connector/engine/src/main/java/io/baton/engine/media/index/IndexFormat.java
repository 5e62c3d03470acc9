package io.baton.engine.media.index;

import java.nio.ByteOrder;

/**
 * Layout of the index file. Little-endian; sections begin at multiples of 8.
 *
 * <pre>
 * header       magic i64 · version i32 · tracks i32 · SHA-256 of the file 32 · its size i64 · reserved i64
 * descriptors  one a track: packets i32 · slices i32 · key units i32 · header octets i32
 *              · offsets of the four sections 4 × i64 · payload octets i64 · reserved i64
 * sections     of each track: packets, slices, key units, payload headers
 * trailer      CRC-32C of all that precedes i32
 * packet       payload octets before i64 · decoding time i64 · first slice i32 · header offset i32
 *              · presentation minus decoding time i32 · header length u8 · slices u8 · flags u8 · 0
 * slice        position in the file, 48 bits · length, 16 bits
 * key unit     packet i32
 * </pre>
 */
final class IndexFormat {
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  static final long MAGIC = 0x3158444e4f544142L;
  static final int VERSION = 1;

  static final int HEADER_OCTETS = 64;
  static final int VERSION_AT = 8;
  static final int TRACKS_AT = 12;
  static final int SHA256_AT = 16;
  static final int SHA256_OCTETS = 32;
  static final int SIZE_AT = 48;

  static final int DESCRIPTOR_OCTETS = 64;
  static final int SLICES_AT = 4;
  static final int KEYS_AT = 8;
  static final int HEADERS_AT = 12;
  static final int OFFSETS_AT = 16;
  static final int OCTETS_AT = 48;

  static final int PACKET_OCTETS = 32;
  static final int DECODING_AT = 8;
  static final int FIRST_SLICE_AT = 16;
  static final int HEADER_OFFSET_AT = 20;
  static final int PRESENTATION_AT = 24;
  static final int HEADER_LENGTH_AT = 28;
  static final int SLICE_COUNT_AT = 29;
  static final int FLAGS_AT = 30;

  static final int SLICE_OCTETS = 8;
  static final int SLICE_LENGTH_BITS = 16;
  static final int SLICE_LENGTH_MASK = 0xffff;
  static final int KEY_OCTETS = 4;
  static final int TRAILER_OCTETS = 4;
  static final int ALIGNMENT = 8;

  static final int MARKER = 1;
  static final int KEY = 2;
  static final int STARTS_UNIT = 4;

  /** Largest time in ticks, either way: centuries, and safe to add to. */
  static final long MAX_TIME = 1L << 52;

  /** Tracks in a file at most. */
  static final int MAX_TRACKS = 64;

  /** So that each section can be mapped in one piece. */
  static final int MAX_PACKETS = (1 << 26) - 1;

  static final int MAX_SLICES = (1 << 28) - 1;
  static final int MAX_HEADER_OCTETS = Integer.MAX_VALUE - 255;

  private IndexFormat() {}

  /** The next multiple of the alignment. */
  static long aligned(long offset) {
    return (offset + ALIGNMENT - 1) & -ALIGNMENT;
  }
}
