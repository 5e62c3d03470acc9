package io.baton.engine.media.index;

import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.TrackIndex;
import java.nio.ByteBuffer;

/** A track of an index file that was checked, over the file whose packets it lists. */
final class MappedTrackIndex implements TrackIndex {
  private final TrackFormat format;
  private final TrackTables tables;
  private final MappedFile media;

  MappedTrackIndex(TrackFormat format, TrackTables tables, MappedFile media) {
    this.format = format;
    this.tables = tables;
    this.media = media;
  }

  @Override
  public TrackFormat format() {
    return format;
  }

  @Override
  public int packets() {
    return tables.packetCount();
  }

  @Override
  public long decodingTime(int packet) {
    return tables.decodingTime(packet);
  }

  @Override
  public long presentationTime(int packet) {
    return tables.decodingTime(packet) + tables.presentationDelta(packet);
  }

  @Override
  public boolean marker(int packet) {
    return has(packet, IndexFormat.MARKER);
  }

  @Override
  public boolean startsUnit(int packet) {
    return has(packet, IndexFormat.STARTS_UNIT);
  }

  @Override
  public boolean keyUnit(int packet) {
    return has(packet, IndexFormat.KEY);
  }

  @Override
  public int payloadSize(int packet) {
    return (int) (tables.octetsBefore(packet + 1) - tables.octetsBefore(packet));
  }

  @Override
  public long octetsBefore(int packet) {
    return tables.octetsBefore(packet);
  }

  @Override
  public int copyPayload(int packet, ByteBuffer target, int position) {
    int at = position;
    int header = tables.headerLength(packet);
    if (header > 0) {
      target.put(at, tables.headers(), tables.headerOffset(packet), header);
      at += header;
    }
    int slice = tables.firstSlice(packet);
    for (int end = slice + tables.slices(packet); slice < end; slice++) {
      int length = tables.sliceLength(slice);
      media.copy(tables.slicePosition(slice), target, at, length);
      at += length;
    }
    return at - position;
  }

  @Override
  public int nextUnit(int packet) {
    int next = packet + 1;
    while (next < tables.packetCount() && !startsUnit(next)) {
      next++;
    }
    return next;
  }

  @Override
  public int firstDecodedFrom(long decodingTime) {
    int low = 0;
    int high = tables.packetCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tables.decodingTime(middle) < decodingTime) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public int keyUnits() {
    return tables.keyCount();
  }

  @Override
  public int keyUnitPacket(int keyUnit) {
    return tables.keyPacket(keyUnit);
  }

  @Override
  public int keyUnitAtOrBefore(long presentationTime) {
    int low = 0;
    int high = tables.keyCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (presentationTime(tables.keyPacket(middle)) <= presentationTime) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  private boolean has(int packet, int flag) {
    return (tables.flags(packet) & flag) != 0;
  }
}
