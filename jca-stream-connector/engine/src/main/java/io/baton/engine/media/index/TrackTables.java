package io.baton.engine.media.index;

import static io.baton.engine.media.index.IndexFormat.DECODING_AT;
import static io.baton.engine.media.index.IndexFormat.FIRST_SLICE_AT;
import static io.baton.engine.media.index.IndexFormat.FLAGS_AT;
import static io.baton.engine.media.index.IndexFormat.HEADER_LENGTH_AT;
import static io.baton.engine.media.index.IndexFormat.HEADER_OFFSET_AT;
import static io.baton.engine.media.index.IndexFormat.KEY_OCTETS;
import static io.baton.engine.media.index.IndexFormat.PACKET_OCTETS;
import static io.baton.engine.media.index.IndexFormat.PRESENTATION_AT;
import static io.baton.engine.media.index.IndexFormat.SLICE_COUNT_AT;
import static io.baton.engine.media.index.IndexFormat.SLICE_LENGTH_BITS;
import static io.baton.engine.media.index.IndexFormat.SLICE_LENGTH_MASK;
import static io.baton.engine.media.index.IndexFormat.SLICE_OCTETS;

import java.nio.ByteBuffer;

/**
 * The sections of one track, and their fields by number.
 *
 * @param packetCount records in {@code packets}
 * @param sliceCount records in {@code slices}
 * @param keyCount records in {@code keys}
 * @param octets payload octets of all packets
 * @param packets packet records
 * @param slices slice records
 * @param keys key unit records
 * @param headers payload headers, one after the other
 */
record TrackTables(
    int packetCount,
    int sliceCount,
    int keyCount,
    long octets,
    ByteBuffer packets,
    ByteBuffer slices,
    ByteBuffer keys,
    ByteBuffer headers) {

  long octetsBefore(int packet) {
    return packet == packetCount ? octets : packets.getLong(packet * PACKET_OCTETS);
  }

  long decodingTime(int packet) {
    return packets.getLong(packet * PACKET_OCTETS + DECODING_AT);
  }

  int presentationDelta(int packet) {
    return packets.getInt(packet * PACKET_OCTETS + PRESENTATION_AT);
  }

  int firstSlice(int packet) {
    return packets.getInt(packet * PACKET_OCTETS + FIRST_SLICE_AT);
  }

  int slices(int packet) {
    return packets.get(packet * PACKET_OCTETS + SLICE_COUNT_AT) & 0xff;
  }

  int headerOffset(int packet) {
    return packets.getInt(packet * PACKET_OCTETS + HEADER_OFFSET_AT);
  }

  int headerLength(int packet) {
    return packets.get(packet * PACKET_OCTETS + HEADER_LENGTH_AT) & 0xff;
  }

  int flags(int packet) {
    return packets.get(packet * PACKET_OCTETS + FLAGS_AT);
  }

  long slicePosition(int slice) {
    return slices.getLong(slice * SLICE_OCTETS) >>> SLICE_LENGTH_BITS;
  }

  int sliceLength(int slice) {
    return (int) slices.getLong(slice * SLICE_OCTETS) & SLICE_LENGTH_MASK;
  }

  int keyPacket(int key) {
    return keys.getInt(key * KEY_OCTETS);
  }
}
