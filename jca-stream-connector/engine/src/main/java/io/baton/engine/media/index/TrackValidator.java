package io.baton.engine.media.index;

import io.baton.engine.media.RtpLimits;

/**
 * Checks every record of a track, so that no number in it leads outside a section or the file, and
 * all that {@link io.baton.engine.media.TrackIndex} promises of order holds.
 */
final class TrackValidator {
  private static final int KNOWN_FLAGS =
      IndexFormat.MARKER | IndexFormat.KEY | IndexFormat.STARTS_UNIT;

  private final TrackTables tables;
  private final long mediaSize;
  private final int headerOctets;

  TrackValidator(TrackTables tables, long mediaSize) {
    this.tables = tables;
    this.mediaSize = mediaSize;
    this.headerOctets = tables.headers().capacity();
  }

  void validate() throws DamagedIndexException {
    int slice = 0;
    long octets = 0;
    long time = Long.MIN_VALUE;
    for (int packet = 0; packet < tables.packetCount(); packet++) {
      require(tables.octetsBefore(packet) == octets, "octet count of packet", packet);
      require(tables.firstSlice(packet) == slice, "first slice of packet", packet);
      int payload = checkHeader(packet);
      int end = slice + tables.slices(packet);
      require(end <= tables.sliceCount(), "slices of packet", packet);
      for (; slice < end; slice++) {
        payload += checkSlice(slice);
      }
      require(payload >= 1 && payload <= RtpLimits.MAX_PAYLOAD, "size of packet", packet);
      octets += payload;
      checkTime(packet, time);
      time = tables.decodingTime(packet);
    }
    require(slice == tables.sliceCount(), "number of slices", slice);
    require(
        octets == tables.octets(), "number of octets in track of packets", tables.packetCount());
    checkKeys();
  }

  private int checkHeader(int packet) throws DamagedIndexException {
    int length = tables.headerLength(packet);
    int offset = tables.headerOffset(packet);
    require(offset >= 0 && offset <= headerOctets - length, "header of packet", packet);
    return length;
  }

  private int checkSlice(int slice) throws DamagedIndexException {
    int length = tables.sliceLength(slice);
    require(length >= 1 && tables.slicePosition(slice) <= mediaSize - length, "slice", slice);
    return length;
  }

  private void checkTime(int packet, long before) throws DamagedIndexException {
    long time = tables.decodingTime(packet);
    int flags = tables.flags(packet);
    boolean starts = (flags & IndexFormat.STARTS_UNIT) != 0;
    boolean key = (flags & IndexFormat.KEY) != 0;
    require((flags & ~KNOWN_FLAGS) == 0 && (starts || !key), "flags of packet", packet);
    require(time >= before && Math.abs(time) <= IndexFormat.MAX_TIME, "time of packet", packet);
    boolean sameUnit =
        packet > 0
            && time == before
            && tables.presentationDelta(packet) == tables.presentationDelta(packet - 1);
    require(starts || sameUnit, "unit of packet", packet);
  }

  private void checkKeys() throws DamagedIndexException {
    int packetBefore = -1;
    long timeBefore = Long.MIN_VALUE;
    for (int key = 0; key < tables.keyCount(); key++) {
      int packet = tables.keyPacket(key);
      require(packet > packetBefore && packet < tables.packetCount(), "key unit", key);
      require((tables.flags(packet) & IndexFormat.KEY) != 0, "flag of key unit", key);
      long time = tables.decodingTime(packet) + tables.presentationDelta(packet);
      require(time >= timeBefore, "time of key unit", key);
      packetBefore = packet;
      timeBefore = time;
    }
  }

  private static void require(boolean condition, String what, int number)
      throws DamagedIndexException {
    if (!condition) {
      throw new DamagedIndexException(what + " " + number + " is impossible");
    }
  }
}
