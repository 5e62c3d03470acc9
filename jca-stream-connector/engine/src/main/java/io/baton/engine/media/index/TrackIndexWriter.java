package io.baton.engine.media.index;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.packet.PacketSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the sections of one track to temporary files, packet by packet, in a bounded amount of
 * memory. A packetizer drives it.
 */
public final class TrackIndexWriter implements PacketSink, Closeable {
  /** Payload headers remembered to be used again; enough for all that really repeat. */
  private static final int MAX_KNOWN_HEADERS = 1 << 14;

  private static final int MAX_SLICES_PER_PACKET = 255;

  private final boolean pictures;
  private final SectionFile samples;
  private final SectionFile keys;
  private final SectionFile packets;
  private final SectionFile slices;
  private final SectionFile headers;

  /** In the order of the file. */
  private final List<SectionFile> directory;

  private final List<SectionFile> records;
  private final Map<ByteBuffer, Integer> knownHeaders = new HashMap<>();

  private int packetCount;
  private int sliceCount;
  private int keyCount;
  private long octets;

  private long firstDecoding;
  private long firstPresentation;
  private long lastDecoding;
  private long decodingTime = -IndexFormat.MAX_TIME;
  private int presentationDelta;
  private long lastKeyTime = -2 * IndexFormat.MAX_TIME;
  private int unitFlags;

  private final long[] positions = new long[MAX_SLICES_PER_PACKET];
  private final int[] lengths = new int[MAX_SLICES_PER_PACKET];
  private int pending;
  private int headerOffset;
  private int headerLength;
  private byte[] header = new byte[0];

  /**
   * Starts a track.
   *
   * @param temporary where the temporary files are put; they vanish when this is closed
   * @param name tells them from those of other tracks
   * @param pictures whether all key units are listed, or the first alone
   */
  TrackIndexWriter(Path temporary, String name, boolean pictures) throws IOException {
    this.pictures = pictures;
    samples = new SectionFile(temporary.resolve(name + ".samples"));
    keys = new SectionFile(temporary.resolve(name + ".keys"));
    packets = new SectionFile(temporary.resolve(name + ".packets"));
    slices = new SectionFile(temporary.resolve(name + ".slices"));
    headers = new SectionFile(temporary.resolve(name + ".headers"));
    directory = List.of(samples, keys);
    records = List.of(packets, slices, headers);
  }

  /** Packets written so far. */
  public int packets() {
    return packetCount;
  }

  /** Payload octets written so far, payload headers included. */
  public long octets() {
    return octets;
  }

  /** Octets of the index written so far. */
  long indexOctets() {
    return octets(directory) + octets(records);
  }

  private static long octets(List<SectionFile> sections) {
    return sections.stream().mapToLong(SectionFile::size).sum();
  }

  @Override
  public void beginUnit(long decoding, long presentation, boolean key)
      throws MediaRejectedException {
    decodingTime = Math.max(decodingTime, decoding);
    long delta = presentation - decodingTime;
    if (Math.abs(decodingTime) > IndexFormat.MAX_TIME || delta != (int) delta) {
      throw new MediaRejectedException("the timestamps of a track are absurd: remux the file");
    }
    presentationDelta = (int) delta;
    boolean usableKey = key && presentation >= lastKeyTime;
    unitFlags = IndexFormat.STARTS_UNIT | (usableKey ? IndexFormat.KEY : 0);
    if (usableKey) {
      lastKeyTime = presentation;
    }
  }

  @Override
  public void header(byte[] source, int length) {
    header = Arrays.copyOf(source, length);
  }

  @Override
  public void slice(long position, int length) {
    int last = pending - 1;
    if (last >= 0 && positions[last] + lengths[last] == position) {
      lengths[last] += length;
      return;
    }
    positions[pending] = position;
    lengths[pending] = length;
    pending++;
  }

  @Override
  public void endPacket(boolean marker) throws IOException, MediaRejectedException {
    if (packetCount == IndexFormat.MAX_PACKETS || sliceCount > IndexFormat.MAX_SLICES - pending) {
      throw new MediaRejectedException("the file is too long for one index: split it");
    }
    placeHeader();
    if (packetCount == 0) {
      firstDecoding = decodingTime;
      firstPresentation = decodingTime + presentationDelta;
    }
    if (packetCount % IndexFormat.SAMPLE_STEP == 0) {
      writeSample();
    }
    writePacket(marker);
    if ((unitFlags & IndexFormat.KEY) != 0 && (pictures || keyCount == 0)) {
      writeKey(decodingTime + presentationDelta, packetCount);
    }
    octets += headerLength;
    for (int i = 0; i < pending; i++) {
      slices
          .append(IndexFormat.SLICE_OCTETS)
          .putLong((positions[i] << IndexFormat.SLICE_LENGTH_BITS) | lengths[i]);
      octets += lengths[i];
    }
    sliceCount += pending;
    packetCount++;
    unitFlags = 0;
    pending = 0;
    header = new byte[0];
  }

  private void placeHeader() throws IOException, MediaRejectedException {
    headerLength = header.length;
    Integer known = knownHeaders.get(ByteBuffer.wrap(header));
    if (known != null) {
      headerOffset = known;
      return;
    }
    if (headers.size() > IndexFormat.MAX_HEADER_OCTETS) {
      throw new MediaRejectedException("the file is too long for one index: split it");
    }
    headerOffset = (int) headers.size();
    headers.append(headerLength).put(header);
    if (knownHeaders.size() < MAX_KNOWN_HEADERS) {
      knownHeaders.put(ByteBuffer.wrap(header), headerOffset);
    }
  }

  private void writeSample() throws IOException {
    samples
        .append(IndexFormat.SAMPLE_OCTETS)
        .putLong(decodingTime)
        .putLong(pending > 0 ? positions[0] : 0)
        .putInt(sliceCount)
        .putInt(headerOffset);
  }

  private void writeKey(long presentation, int packet) throws IOException {
    keys.append(IndexFormat.KEY_OCTETS).putLong(presentation).putInt(packet).putInt(0);
    keyCount++;
  }

  private void writePacket(boolean marker) throws IOException {
    lastDecoding = decodingTime;
    packets
        .append(IndexFormat.PACKET_OCTETS)
        .putLong(octets)
        .putLong(decodingTime)
        .putInt(sliceCount)
        .putInt(headerOffset)
        .putInt(presentationDelta)
        .put((byte) headerLength)
        .put((byte) pending)
        .put((byte) (unitFlags | (marker ? IndexFormat.MARKER : 0)))
        .put((byte) 0);
  }

  /** If the track never said where a decoder can start, it is at its first unit. */
  void finish() throws IOException {
    if (keyCount == 0 && packetCount > 0) {
      int flags = packets.octet(IndexFormat.FLAGS_AT) | IndexFormat.KEY;
      packets.overwrite(IndexFormat.FLAGS_AT, (byte) flags);
      writeKey(firstPresentation, 0);
    }
  }

  /**
   * Places the directory in the index file.
   *
   * @param at where it begins, a multiple of the alignment
   * @return where it ends, another
   */
  long placeDirectory(long at) {
    return place(directory, at);
  }

  /** The same for the records. */
  long placeRecords(long at) {
    return place(records, at);
  }

  private static long place(List<SectionFile> sections, long at) {
    long end = at;
    for (SectionFile section : sections) {
      end = section.place(end);
    }
    return end;
  }

  /** Writes the track's descriptor, once all of it is placed. */
  void describe(ByteBuffer target) {
    target.putInt(packetCount).putInt(sliceCount).putInt(keyCount).putInt((int) headers.size());
    directory.forEach(section -> target.putLong(section.place()));
    records.forEach(section -> target.putLong(section.place()));
    target.putLong(octets).putLong(firstDecoding).putLong(firstPresentation).putLong(lastDecoding);
  }

  /** Copies the sections of the directory, each padded. */
  void copyDirectory(WritableByteChannel target) throws IOException {
    copy(directory, target);
  }

  /** Copies the other sections, each padded. */
  void copyRecords(WritableByteChannel target) throws IOException {
    copy(records, target);
  }

  private static void copy(List<SectionFile> sections, WritableByteChannel target)
      throws IOException {
    for (SectionFile section : sections) {
      section.copyTo(target);
    }
  }

  @Override
  public void close() throws IOException {
    try (samples;
        keys;
        packets;
        slices;
        headers) {
      knownHeaders.clear();
    }
  }
}
