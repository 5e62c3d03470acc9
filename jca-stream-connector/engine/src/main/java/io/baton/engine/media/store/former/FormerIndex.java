package io.baton.engine.media.store.former;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.index.PacketIndexWriter;
import io.baton.engine.media.index.TrackIndexWriter;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.model.media.MediaKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads a packet index of version 1 and writes the same packets as one of the present version.
 * Whether what it says is possible is checked when that one is opened.
 */
public final class FormerIndex {
  private static final int VERSION = 1;
  private static final int HEADER_OCTETS = 64;
  private static final int VERSION_AT = 8;
  private static final int TRACKS_AT = 12;
  private static final int DESCRIPTOR_OCTETS = 64;
  private static final int PACKETS_AT = 16;
  private static final int SLICES_AT = 24;
  private static final int HEADERS_AT = 40;
  private static final int PACKET_OCTETS = 32;
  private static final int SLICE_OCTETS = 8;
  private static final int TRAILER_OCTETS = 4;
  private static final int BUFFER_OCTETS = 1 << 18;

  private static final int MARKER = 1;
  private static final int KEY = 2;
  private static final int STARTS_UNIT = 4;

  private final PagedBytes index;
  private final byte[] header = new byte[255];

  private FormerIndex(PagedBytes index) {
    this.index = index;
  }

  /**
   * Writes the present index of the same packets.
   *
   * @param former the index of version 1
   * @param formats its tracks
   * @param directory for temporary files
   * @param target the file to create
   * @param mediaSize size of the canonical file
   * @throws IOException if it is not such an index, or is damaged
   */
  public static void convert(
      Path former, List<TrackFormat> formats, Path directory, Path target, long mediaSize)
      throws IOException {
    requireIntact(former);
    FormerIndex from = new FormerIndex(PagedBytes.map(former, ByteOrder.LITTLE_ENDIAN));
    try (PacketIndexWriter writer = new PacketIndexWriter(directory)) {
      from.requireTracks(formats.size());
      for (int track = 0; track < formats.size(); track++) {
        boolean pictures = formats.get(track).description().kind() == MediaKind.VIDEO;
        from.copy(track, writer.addTrack(pictures));
      }
      writer.write(target, mediaSize);
    } catch (MediaRejectedException | IndexOutOfBoundsException e) {
      throw new IOException(former + " is not a usable index", e);
    }
  }

  private static void requireIntact(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_OCTETS).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long left = channel.size() - TRAILER_OCTETS;
      require(left >= HEADER_OCTETS, file);
      while (left > 0) {
        buffer.clear().limit((int) Math.min(left, buffer.capacity()));
        require(channel.read(buffer) > 0, file);
        left -= buffer.position();
        sum.update(buffer.flip());
      }
      buffer.clear().limit(TRAILER_OCTETS);
      require(channel.read(buffer) == TRAILER_OCTETS, file);
      require(buffer.getInt(0) == (int) sum.getValue(), file);
    }
  }

  private static void require(boolean intact, Path file) throws IOException {
    if (!intact) {
      throw new IOException(file + " is damaged");
    }
  }

  private void requireTracks(int tracks) throws IOException {
    if (index.getInt(VERSION_AT) != VERSION || index.getInt(TRACKS_AT) != tracks) {
      throw new IOException("the index is of another version, or of other tracks");
    }
  }

  private void copy(int track, TrackIndexWriter target) throws IOException, MediaRejectedException {
    long descriptor = HEADER_OCTETS + (long) track * DESCRIPTOR_OCTETS;
    int packets = index.getInt(descriptor);
    long packetsAt = index.getLong(descriptor + PACKETS_AT);
    long slicesAt = index.getLong(descriptor + SLICES_AT);
    long headersAt = index.getLong(descriptor + HEADERS_AT);
    for (int packet = 0; packet < packets; packet++) {
      copyPacket(packetsAt + (long) packet * PACKET_OCTETS, slicesAt, headersAt, target);
    }
  }

  private void copyPacket(long at, long slicesAt, long headersAt, TrackIndexWriter target)
      throws IOException, MediaRejectedException {
    long decoding = index.getLong(at + 8);
    long slice = slicesAt + (long) index.getInt(at + 16) * SLICE_OCTETS;
    long headerAt = headersAt + index.getInt(at + 20);
    int delta = index.getInt(at + 24);
    int headerLength = index.octet(at + 28);
    int slices = index.octet(at + 29);
    int flags = index.octet(at + 30);
    if ((flags & STARTS_UNIT) != 0) {
      target.beginUnit(decoding, decoding + delta, (flags & KEY) != 0);
    }
    if (headerLength > 0) {
      index.copy(headerAt, ByteBuffer.wrap(header), 0, headerLength);
      target.header(header, headerLength);
    }
    for (int i = 0; i < slices; i++) {
      long range = index.getLong(slice + (long) i * SLICE_OCTETS);
      target.slice(range >>> 16, (int) range & 0xffff);
    }
    target.endPacket((flags & MARKER) != 0);
  }
}
