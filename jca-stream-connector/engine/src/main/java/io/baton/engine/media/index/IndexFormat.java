package io.baton.engine.media.index;

import java.nio.ByteOrder;

/**
 * Layout of the index file. Little-endian; sections begin at multiples of 64, so that no record
 * crosses from one piece of the file into the next. The head is all that precedes the first section
 * of packets: it is enough to find the packet to begin with.
 *
 * <pre>
 * header       magic i64 · version i32 · tracks i32 · size of the canonical file i64
 *              · octets of the head i32 · reserved 36
 * descriptors  one a track: packets i32 · slices i32 · key units i32 · header octets i32
 *              · offsets of the five sections 5 × i64 · payload octets i64
 *              · decoding time of the first packet i64 · its presentation time i64
 *              · decoding time of the last packet i64 · reserved 40
 * directories  of each track: samples, key units
 * sections     of each track: packets, slices, payload headers
 * sample       of every 512th packet: decoding time i64 · position of its first slice in the file i64
 *              · first slice i32 · header offset i32
 * key unit     presentation time i64 · packet i32 · 0 i32; of pictures all, of sound the first
 * packet       payload octets before i64 · decoding time i64 · first slice i32 · header offset i32
 *              · presentation minus decoding time i32 · header length u8 · slices u8 · flags u8 · 0
 * slice        position in the file, 48 bits · length, 16 bits
 * </pre>
 */
final class IndexFormat {
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  static final long MAGIC = 0x3158444e4f544142L;
  static final int VERSION = 2;

  static final int HEADER_OCTETS = 64;
  static final int VERSION_AT = 8;
  static final int TRACKS_AT = 12;
  static final int SIZE_AT = 16;
  static final int HEAD_AT = 24;

  static final int DESCRIPTOR_OCTETS = 128;
  static final int SLICES_AT = 4;
  static final int KEYS_AT = 8;
  static final int HEADERS_AT = 12;
  static final int OFFSETS_AT = 16;
  static final int OCTETS_AT = 56;
  static final int FIRST_DECODING_AT = 64;
  static final int FIRST_PRESENTATION_AT = 72;
  static final int LAST_DECODING_AT = 80;

  static final int SAMPLE_OCTETS = 24;
  static final int SAMPLE_MEDIA_AT = 8;
  static final int SAMPLE_SLICE_AT = 16;
  static final int SAMPLE_HEADER_AT = 20;

  /** Of so many packets, a power of 2, one is in the directory. */
  static final int SAMPLE_STEP = 512;

  static final int KEY_OCTETS = 16;
  static final int KEY_PACKET_AT = 8;

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
  static final int ALIGNMENT = 64;

  static final int MARKER = 1;
  static final int KEY = 2;
  static final int STARTS_UNIT = 4;

  /** Largest time in ticks, either way: centuries, and safe to add to. */
  static final long MAX_TIME = 1L << 52;

  /** Tracks in a file at most. */
  static final int MAX_TRACKS = 64;

  /** A year of sound. */
  static final int MAX_PACKETS = (1 << 26) - 1;

  static final int MAX_SLICES = (1 << 28) - 1;
  static final int MAX_HEADER_OCTETS = Integer.MAX_VALUE - 255;

  /** Two days of pictures that are all key units. */
  static final int MAX_HEAD_OCTETS = 64 << 20;

  private IndexFormat() {}

  /** The next multiple of the alignment. */
  static long aligned(long offset) {
    return (offset + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /** Whether a number of ticks can be a time. */
  static boolean isTime(long ticks) {
    return ticks >= -MAX_TIME && ticks <= MAX_TIME;
  }

  /** How many of so many packets are in the directory. */
  static int samples(int packets) {
    return (packets + SAMPLE_STEP - 1) / SAMPLE_STEP;
  }
}
