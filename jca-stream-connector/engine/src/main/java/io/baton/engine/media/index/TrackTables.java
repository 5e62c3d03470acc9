package io.baton.engine.media.index;

import static io.baton.engine.media.index.IndexFormat.DECODING_AT;
import static io.baton.engine.media.index.IndexFormat.FIRST_SLICE_AT;
import static io.baton.engine.media.index.IndexFormat.FLAGS_AT;
import static io.baton.engine.media.index.IndexFormat.HEADER_LENGTH_AT;
import static io.baton.engine.media.index.IndexFormat.HEADER_OFFSET_AT;
import static io.baton.engine.media.index.IndexFormat.PACKET_OCTETS;
import static io.baton.engine.media.index.IndexFormat.PRESENTATION_AT;
import static io.baton.engine.media.index.IndexFormat.SLICE_COUNT_AT;
import static io.baton.engine.media.index.IndexFormat.SLICE_LENGTH_BITS;
import static io.baton.engine.media.index.IndexFormat.SLICE_LENGTH_MASK;
import static io.baton.engine.media.index.IndexFormat.SLICE_OCTETS;

import io.baton.engine.media.piece.PagedBytes;
import io.baton.engine.media.piece.PieceVisitor;
import java.nio.ByteBuffer;

/**
 * The records of one track, and their fields by number. Where a section is mapped as a whole, which
 * is so for local content, it is read without a look for its piece.
 */
final class TrackTables {
  private final TrackSize size;
  private final PagedBytes index;
  private final long packetsAt;
  private final long slicesAt;
  private final long headersAt;

  /** Sections that are mapped as a whole; null if they are not. */
  private final ByteBuffer packets;

  private final ByteBuffer slices;
  private final ByteBuffer headers;

  TrackTables(TrackSize size, PagedBytes index, long packetsAt, long slicesAt, long headersAt) {
    this.size = size;
    this.index = index;
    this.packetsAt = packetsAt;
    this.slicesAt = slicesAt;
    this.headersAt = headersAt;
    this.packets = lasting(packetsAt, (long) size.packets() * PACKET_OCTETS);
    this.slices = lasting(slicesAt, (long) size.slices() * SLICE_OCTETS);
    this.headers = lasting(headersAt, size.headers());
  }

  private ByteBuffer lasting(long position, long length) {
    return length == 0 ? null : index.lasting(position, length).orElse(null);
  }

  TrackSize size() {
    return size;
  }

  /** What a packet's record is in, beginning at {@link #offset}. */
  private ByteBuffer records(int packet) {
    return packets == null ? index.window(packetAt(packet)) : packets;
  }

  private int offset(int packet) {
    return packets == null ? index.offset(packetAt(packet)) : packet * PACKET_OCTETS;
  }

  /**
   * Payload octets before a packet.
   *
   * @param packet 0 to the number of packets, inclusive
   */
  long octetsBefore(int packet) {
    return packet == size.packets() ? size.octets() : records(packet).getLong(offset(packet));
  }

  long decodingTime(int packet) {
    return records(packet).getLong(offset(packet) + DECODING_AT);
  }

  int presentationDelta(int packet) {
    return records(packet).getInt(offset(packet) + PRESENTATION_AT);
  }

  int firstSlice(int packet) {
    return records(packet).getInt(offset(packet) + FIRST_SLICE_AT);
  }

  int slices(int packet) {
    return records(packet).get(offset(packet) + SLICE_COUNT_AT) & 0xff;
  }

  int headerOffset(int packet) {
    return records(packet).getInt(offset(packet) + HEADER_OFFSET_AT);
  }

  int headerLength(int packet) {
    return records(packet).get(offset(packet) + HEADER_LENGTH_AT) & 0xff;
  }

  int flags(int packet) {
    return records(packet).get(offset(packet) + FLAGS_AT);
  }

  /** Writes a payload header at an absolute position. */
  void copyHeader(int offset, int length, ByteBuffer target, int position) {
    if (headers == null) {
      index.copy(headersAt + offset, target, position, length);
    } else {
      target.put(position, headers, offset, length);
    }
  }

  /** A slice, for {@link #slicePosition} and {@link #sliceLength}. */
  long slice(int slice) {
    return slices == null
        ? index.getLong(slicesAt + (long) slice * SLICE_OCTETS)
        : slices.getLong(slice * SLICE_OCTETS);
  }

  static long slicePosition(long slice) {
    return slice >>> SLICE_LENGTH_BITS;
  }

  static int sliceLength(long slice) {
    return (int) slice & SLICE_LENGTH_MASK;
  }

  private long packetAt(int packet) {
    return packetsAt + (long) packet * PACKET_OCTETS;
  }

  /** Whether a packet's record is there. */
  boolean hasPacket(int packet) {
    return index.has(index.pieceAt(packetAt(packet)));
  }

  /** Whether slices, at least one, are there. */
  boolean hasSlices(int first, int count) {
    return index.has(index.pieceAt(slicesAt + (long) first * SLICE_OCTETS))
        && index.has(index.pieceAt(slicesAt + (long) (first + count - 1) * SLICE_OCTETS));
  }

  void visitPackets(int first, int count, PieceVisitor visitor) {
    index.visit(packetAt(first), (long) count * PACKET_OCTETS, visitor);
  }

  void visitSlices(int first, int count, PieceVisitor visitor) {
    index.visit(slicesAt + (long) first * SLICE_OCTETS, (long) count * SLICE_OCTETS, visitor);
  }

  void visitHeader(int offset, int length, PieceVisitor visitor) {
    index.visit(headersAt + offset, length, visitor);
  }
}
