package io.baton.engine.media.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes indexes as version 1 did; records of packets and slices have not changed since. */
public final class FormerIndexes {
  private static final int DESCRIPTOR_OCTETS = 64;
  private static final int ALIGNMENT = 8;

  private FormerIndexes() {}

  /** What index of version 1 has the same packets. */
  public static byte[] of(Path present, byte[] mediaSha256) throws IOException {
    ByteBuffer from = ByteBuffer.wrap(Files.readAllBytes(present)).order(IndexFormat.ORDER);
    int tracks = from.getInt(IndexFormat.TRACKS_AT);
    ByteBuffer to = ByteBuffer.allocate(2 * from.capacity()).order(IndexFormat.ORDER);
    to.putLong(IndexFormat.MAGIC).putInt(1).putInt(tracks).put(mediaSha256);
    to.putLong(from.getLong(IndexFormat.SIZE_AT)).putLong(0);
    int at = to.position() + tracks * DESCRIPTOR_OCTETS;
    for (int track = 0; track < tracks; track++) {
      at = copyTrack(from, track, to, at);
    }
    CRC32C sum = new CRC32C();
    sum.update(to.array(), 0, at);
    to.putInt(at, (int) sum.getValue());
    byte[] octets = new byte[at + Integer.BYTES];
    to.get(0, octets);
    return octets;
  }

  private static int copyTrack(ByteBuffer from, int track, ByteBuffer to, int sectionsAt) {
    int descriptor = IndexFormat.HEADER_OCTETS + track * IndexFormat.DESCRIPTOR_OCTETS;
    int packets = from.getInt(descriptor);
    int slices = from.getInt(descriptor + IndexFormat.SLICES_AT);
    int headers = from.getInt(descriptor + IndexFormat.HEADERS_AT);
    ByteBuffer records = section(from, descriptor, 2, packets * IndexFormat.PACKET_OCTETS);
    ByteBuffer keys = keys(records);
    List<ByteBuffer> sections = new ArrayList<>();
    sections.add(records);
    sections.add(section(from, descriptor, 3, slices * IndexFormat.SLICE_OCTETS));
    sections.add(keys);
    sections.add(section(from, descriptor, 4, headers));
    to.putInt(packets).putInt(slices).putInt(keys.capacity() / Integer.BYTES).putInt(headers);
    int at = sectionsAt;
    for (ByteBuffer section : sections) {
      to.putLong(at).put(at, section, 0, section.capacity());
      at = (at + section.capacity() + ALIGNMENT - 1) & -ALIGNMENT;
    }
    to.putLong(from.getLong(descriptor + IndexFormat.OCTETS_AT)).putLong(0);
    return at;
  }

  private static ByteBuffer section(ByteBuffer from, int descriptor, int number, int length) {
    int at = (int) from.getLong(descriptor + IndexFormat.OFFSETS_AT + number * Long.BYTES);
    return from.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer keys(ByteBuffer records) {
    int packets = records.capacity() / IndexFormat.PACKET_OCTETS;
    ByteBuffer keys = ByteBuffer.allocate(packets * Integer.BYTES).order(IndexFormat.ORDER);
    for (int packet = 0; packet < packets; packet++) {
      int flags = records.get(packet * IndexFormat.PACKET_OCTETS + IndexFormat.FLAGS_AT);
      if ((flags & IndexFormat.KEY) != 0) {
        keys.putInt(packet);
      }
    }
    return keys.flip().slice();
  }
}
