package io.baton.engine.media.index;

import io.baton.engine.media.RtpLimits;

/**
 * Checks the records of a track, so that no number in it leads outside a section or the file, and
 * all that {@link io.baton.engine.media.TrackIndex} promises of order holds.
 */
final class TrackValidator {
  private static final int KNOWN_FLAGS =
      IndexFormat.MARKER | IndexFormat.KEY | IndexFormat.STARTS_UNIT;

  private final TrackDirectory directory;
  private final TrackTables tables;
  private final TrackSize size;
  private final long mediaSize;

  TrackValidator(TrackDirectory directory, TrackTables tables, long mediaSize) {
    this.directory = directory;
    this.tables = tables;
    this.size = tables.size();
    this.mediaSize = mediaSize;
  }

  /** Checks all of it. */
  void validate() throws DamagedIndexException {
    require(tables.octetsBefore(0) == 0 && tables.firstSlice(0) == 0, "record of packet", 0);
    for (int packet = 0; packet < size.packets(); packet++) {
      check(packet);
    }
    checkDirectory();
    checkKeys();
  }

  /** Checks one packet and how the next one follows it. */
  void check(int packet) throws DamagedIndexException {
    int next = packet + 1;
    boolean last = next == size.packets();
    int slice = tables.firstSlice(packet);
    int end = last ? size.slices() : tables.firstSlice(next);
    require(
        slice >= 0 && end <= size.slices() && end - slice == tables.slices(packet),
        "slices of packet",
        packet);
    int payload = checkHeader(packet);
    for (; slice < end; slice++) {
      payload += checkSlice(slice);
    }
    require(payload >= 1 && payload <= RtpLimits.MAX_PAYLOAD, "size of packet", packet);
    long octets = tables.octetsBefore(next) - tables.octetsBefore(packet);
    require(octets == payload, "octet count of packet", packet);
    checkTime(packet);
    if (!last) {
      checkFollows(packet, next);
    }
  }

  private int checkHeader(int packet) throws DamagedIndexException {
    int length = tables.headerLength(packet);
    int offset = tables.headerOffset(packet);
    require(offset >= 0 && offset <= size.headers() - length, "header of packet", packet);
    return length;
  }

  private int checkSlice(int slice) throws DamagedIndexException {
    long range = tables.slice(slice);
    int length = TrackTables.sliceLength(range);
    require(length >= 1 && TrackTables.slicePosition(range) <= mediaSize - length, "slice", slice);
    return length;
  }

  private void checkTime(int packet) throws DamagedIndexException {
    int flags = tables.flags(packet);
    boolean starts = (flags & IndexFormat.STARTS_UNIT) != 0;
    boolean key = (flags & IndexFormat.KEY) != 0;
    require((flags & ~KNOWN_FLAGS) == 0 && (starts || !key), "flags of packet", packet);
    require(starts || packet > 0, "unit of packet", packet);
    require(IndexFormat.isTime(tables.decodingTime(packet)), "time of packet", packet);
  }

  private void checkFollows(int packet, int next) throws DamagedIndexException {
    long time = tables.decodingTime(packet);
    long nextTime = tables.decodingTime(next);
    require(nextTime >= time, "time of packet", next);
    boolean starts = (tables.flags(next) & IndexFormat.STARTS_UNIT) != 0;
    boolean sameUnit =
        nextTime == time && tables.presentationDelta(next) == tables.presentationDelta(packet);
    require(starts || sameUnit, "unit of packet", next);
  }

  private void checkDirectory() throws DamagedIndexException {
    long first = tables.decodingTime(0);
    require(
        directory.firstDecoding() == first
            && directory.firstPresentation() == first + tables.presentationDelta(0)
            && directory.lastDecoding() == tables.decodingTime(size.packets() - 1),
        "times of directory of packets",
        size.packets());
    for (int sample = 0; sample < directory.sampleCount(); sample++) {
      int packet = sample * IndexFormat.SAMPLE_STEP;
      int slice = tables.firstSlice(packet);
      long media = tables.slices(packet) == 0 ? 0 : TrackTables.slicePosition(tables.slice(slice));
      require(
          directory.sampleTime(sample) == tables.decodingTime(packet)
              && directory.sampleSlice(sample) == slice
              && directory.sampleHeader(sample) == tables.headerOffset(packet)
              && directory.sampleMedia(sample) == media,
          "sample",
          sample);
    }
  }

  private void checkKeys() throws DamagedIndexException {
    for (int key = 0; key < directory.keyCount(); key++) {
      int packet = directory.keyPacket(key);
      require((tables.flags(packet) & IndexFormat.KEY) != 0, "flag of key unit", key);
      long time = tables.decodingTime(packet) + tables.presentationDelta(packet);
      require(directory.keyTime(key) == time, "time of key unit", key);
    }
  }

  private static void require(boolean condition, String what, int number)
      throws DamagedIndexException {
    if (!condition) {
      throw new DamagedIndexException(what + " " + number + " is impossible");
    }
  }
}
