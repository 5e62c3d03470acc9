package io.baton.engine.media.index;

import io.baton.engine.media.piece.PagedBytes;
import java.nio.ByteBuffer;

/**
 * The head of an index, read and checked by itself: it lists each section within the file, and its
 * directories are in order.
 */
final class IndexHead {
  private final ByteBuffer head;
  private final long indexSize;

  /**
   * Reads the header.
   *
   * @param octets at least the head, from position 0
   * @param tracks how many there have to be
   */
  IndexHead(ByteBuffer octets, long indexSize, long mediaSize, int tracks)
      throws DamagedIndexException {
    ByteBuffer from = octets.duplicate().clear().order(IndexFormat.ORDER);
    require(from.capacity() >= IndexFormat.HEADER_OCTETS, "it is too short");
    require(from.getLong(0) == IndexFormat.MAGIC, "it does not start like one");
    int version = from.getInt(IndexFormat.VERSION_AT);
    require(version == IndexFormat.VERSION, "it is of version " + version);
    require(from.getInt(IndexFormat.TRACKS_AT) == tracks, "it has another number of tracks");
    require(tracks >= 1 && tracks <= IndexFormat.MAX_TRACKS, "it has no or too many tracks");
    require(from.getLong(IndexFormat.SIZE_AT) == mediaSize, "it belongs to another file");
    int size = from.getInt(IndexFormat.HEAD_AT);
    require(
        size >= IndexFormat.HEADER_OCTETS + tracks * IndexFormat.DESCRIPTOR_OCTETS
            && size <= Math.min(from.capacity(), indexSize),
        "its head is of an impossible size");
    this.head = from.slice(0, size).order(IndexFormat.ORDER);
    this.indexSize = indexSize;
  }

  /** Octets of the head of an index, whose header this is. */
  static int octets(ByteBuffer header) throws DamagedIndexException {
    require(header.remaining() >= IndexFormat.HEADER_OCTETS, "it is too short");
    int octets = header.order(IndexFormat.ORDER).getInt(IndexFormat.HEAD_AT);
    require(octets >= 0 && octets <= IndexFormat.MAX_HEAD_OCTETS, "its head is too long");
    return octets;
  }

  /** The directory of a track. */
  TrackDirectory directory(int track) throws DamagedIndexException {
    ByteBuffer descriptor = descriptor(track);
    int packets = packets(descriptor);
    int keys = descriptor.getInt(IndexFormat.KEYS_AT);
    require(keys >= 1 && keys <= packets, "impossible number of key units");
    TrackDirectory directory =
        new TrackDirectory(
            packets,
            descriptor.getLong(IndexFormat.FIRST_DECODING_AT),
            descriptor.getLong(IndexFormat.FIRST_PRESENTATION_AT),
            descriptor.getLong(IndexFormat.LAST_DECODING_AT),
            part(descriptor, 0, (long) IndexFormat.samples(packets) * IndexFormat.SAMPLE_OCTETS),
            part(descriptor, 1, (long) keys * IndexFormat.KEY_OCTETS));
    checkOrder(directory);
    return directory;
  }

  private static void checkOrder(TrackDirectory directory) throws DamagedIndexException {
    require(
        IndexFormat.isTime(directory.firstDecoding())
            && IndexFormat.isTime(directory.lastDecoding())
            && IndexFormat.isTime(directory.firstPresentation() / 2),
        "impossible times");
    for (int sample = 1; sample < directory.sampleCount(); sample++) {
      require(
          directory.sampleTime(sample) >= directory.sampleTime(sample - 1),
          "its samples are out of order");
    }
    int packetBefore = -1;
    long timeBefore = Long.MIN_VALUE;
    for (int key = 0; key < directory.keyCount(); key++) {
      int packet = directory.keyPacket(key);
      long time = directory.keyTime(key);
      require(
          packet > packetBefore && packet < directory.packets() && time >= timeBefore,
          "its key units are out of order");
      packetBefore = packet;
      timeBefore = time;
    }
  }

  /** The records of a track, in the index that this is the head of. */
  TrackTables tables(int track, PagedBytes index) throws DamagedIndexException {
    ByteBuffer descriptor = descriptor(track);
    int packets = packets(descriptor);
    int slices = descriptor.getInt(IndexFormat.SLICES_AT);
    int headers = descriptor.getInt(IndexFormat.HEADERS_AT);
    require(slices >= 0 && slices <= IndexFormat.MAX_SLICES, "impossible number of slices");
    require(headers >= 0, "impossible size of headers");
    return new TrackTables(
        new TrackSize(packets, slices, headers, descriptor.getLong(IndexFormat.OCTETS_AT)),
        index,
        section(descriptor, 2, (long) packets * IndexFormat.PACKET_OCTETS),
        section(descriptor, 3, (long) slices * IndexFormat.SLICE_OCTETS),
        section(descriptor, 4, headers));
  }

  private ByteBuffer descriptor(int track) {
    return head.slice(
            IndexFormat.HEADER_OCTETS + track * IndexFormat.DESCRIPTOR_OCTETS,
            IndexFormat.DESCRIPTOR_OCTETS)
        .order(IndexFormat.ORDER);
  }

  private static int packets(ByteBuffer descriptor) throws DamagedIndexException {
    int packets = descriptor.getInt(0);
    require(packets >= 1 && packets <= IndexFormat.MAX_PACKETS, "impossible number of packets");
    return packets;
  }

  private ByteBuffer part(ByteBuffer descriptor, int number, long length)
      throws DamagedIndexException {
    long offset = offset(descriptor, number, length, head.capacity());
    return head.slice((int) offset, (int) length).order(IndexFormat.ORDER);
  }

  private long section(ByteBuffer descriptor, int number, long length)
      throws DamagedIndexException {
    return offset(descriptor, number, length, indexSize);
  }

  private static long offset(ByteBuffer descriptor, int number, long length, long end)
      throws DamagedIndexException {
    long offset = descriptor.getLong(IndexFormat.OFFSETS_AT + number * Long.BYTES);
    require(
        offset >= IndexFormat.HEADER_OCTETS
            && offset <= end - length
            && offset % IndexFormat.ALIGNMENT == 0,
        "a section lies outside of it");
    return offset;
  }

  private static void require(boolean condition, String otherwise) throws DamagedIndexException {
    if (!condition) {
      throw new DamagedIndexException(otherwise);
    }
  }
}
