package io.baton.engine.media.index;

import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.engine.media.piece.PieceVisitor;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.IntToLongFunction;

/** A track of an index file, over the file whose packets it lists. */
final class PagedTrackIndex implements TrackIndex {
  private final TrackFormat format;
  private final TrackDirectory directory;
  private final TrackTables tables;
  private final TrackValidator validator;
  private final PagedBytes media;
  private final int packets;
  private final long sendingDelay;

  PagedTrackIndex(
      TrackFormat format, TrackDirectory directory, TrackTables tables, PagedBytes media) {
    this.format = format;
    this.directory = directory;
    this.tables = tables;
    this.validator = new TrackValidator(directory, tables, media.size());
    this.media = media;
    this.packets = directory.packets();
    this.sendingDelay = directory.firstPresentation() - directory.firstDecoding();
  }

  /** Checks every record. */
  void validate() throws DamagedIndexException {
    validator.validate();
  }

  @Override
  public TrackFormat format() {
    return format;
  }

  @Override
  public int packets() {
    return packets;
  }

  @Override
  public long decodingTime(int packet) {
    return packet == 0 ? directory.firstDecoding() : tables.decodingTime(packet);
  }

  @Override
  public long presentationTime(int packet) {
    return packet == 0
        ? directory.firstPresentation()
        : tables.decodingTime(packet) + tables.presentationDelta(packet);
  }

  @Override
  public long sendingTime(int packet) {
    return decodingTime(packet) + sendingDelay;
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
      tables.copyHeader(tables.headerOffset(packet), header, target, at);
      at += header;
    }
    int slice = tables.firstSlice(packet);
    for (int end = slice + tables.slices(packet); slice < end; slice++) {
      long range = tables.slice(slice);
      int length = TrackTables.sliceLength(range);
      media.copy(TrackTables.slicePosition(range), target, at, length);
      at += length;
    }
    return at - position;
  }

  @Override
  public int nextUnit(int packet) {
    int next = packet + 1;
    while (next < packets && !startsUnit(next)) {
      next++;
    }
    return next;
  }

  @Override
  public int firstDecodedFrom(long decodingTime) {
    if (decodingTime <= directory.firstDecoding()) {
      return 0;
    }
    if (decodingTime > directory.lastDecoding()) {
      return packets;
    }
    int before = directory.lastSampledBefore(decodingTime);
    int low = before + 1;
    int high = Math.min(before + IndexFormat.SAMPLE_STEP, packets);
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
    return directory.keyCount();
  }

  @Override
  public int keyUnitPacket(int keyUnit) {
    return directory.keyPacket(keyUnit);
  }

  @Override
  public long keyUnitTime(int keyUnit) {
    return directory.keyTime(keyUnit);
  }

  @Override
  public int keyUnitAtOrBefore(long presentationTime) {
    return directory.keyAtOrBefore(presentationTime);
  }

  /** Checks the packet too, as those of a local index are when it is opened. */
  @Override
  public void need(int packet, PieceVisitor visitor) {
    tables.visitPackets(packet, Math.min(2, packets - packet), visitor);
    if (!tables.hasPacket(packet)) {
      visitProbable(packet, visitor);
    }
    int header = tables.headerLength(packet);
    if (header > 0) {
      tables.visitHeader(tables.headerOffset(packet), header, visitor);
    }
    int slice = tables.firstSlice(packet);
    int slices = tables.slices(packet);
    if (slices > 0) {
      tables.visitSlices(slice, slices, visitor);
      if (!tables.hasSlices(slice, slices)) {
        media.visit(probableMedia(packet), 1, visitor);
      }
    }
    check(packet);
    for (int end = slice + slices; slice < end; slice++) {
      long range = tables.slice(slice);
      media.visit(TrackTables.slicePosition(range), TrackTables.sliceLength(range), visitor);
    }
  }

  private void check(int packet) {
    try {
      validator.check(packet);
    } catch (DamagedIndexException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the record of a packet refers to, as the samples before and after it let expect. */
  private void visitProbable(int packet, PieceVisitor visitor) {
    int slices = tables.size().slices();
    if (slices > 0) {
      long slice = probable(packet, directory::sampleSlice, slices - 1);
      tables.visitSlices((int) slice, 1, visitor);
      media.visit(probableMedia(packet), 1, visitor);
    }
    int headers = tables.size().headers();
    if (headers > 0) {
      long header = probable(packet, directory::sampleHeader, headers - 1);
      tables.visitHeader((int) header, 1, visitor);
    }
  }

  private long probableMedia(int packet) {
    return probable(packet, directory::sampleMedia, media.size() - 1);
  }

  private long probable(int packet, IntToLongFunction sampled, long most) {
    int sample = packet / IndexFormat.SAMPLE_STEP;
    int next = Math.min(sample + 1, directory.sampleCount() - 1);
    long step = sampled.applyAsLong(next) - sampled.applyAsLong(Math.max(0, next - 1));
    long since = step * (packet % IndexFormat.SAMPLE_STEP) / IndexFormat.SAMPLE_STEP;
    return Math.max(0, Math.min(most, sampled.applyAsLong(sample) + since));
  }

  private boolean has(int packet, int flag) {
    return (tables.flags(packet) & flag) != 0;
  }
}
