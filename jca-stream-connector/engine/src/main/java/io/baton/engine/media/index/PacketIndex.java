package io.baton.engine.media.index;

import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.TrackIndex;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** Opens index files. Reads the whole file once, which takes milliseconds, and checks all of it. */
public final class PacketIndex {
  private static final int CHECKSUM_PART = 1 << 30;

  private final IndexSource source;
  private final long size;
  private final MappedFile media;

  private PacketIndex(IndexSource source, MappedFile media) throws IOException {
    this.source = source;
    this.size = source.size();
    this.media = media;
  }

  /**
   * Opens the index of a canonical file.
   *
   * @param index the index file
   * @param media the canonical file
   * @param content SHA-256 that the canonical file is known by
   * @param formats how each track is described, in the order of the index
   * @return one index a track
   * @throws DamagedIndexException if it is not an index of that file, or anything in it is wrong
   */
  public static List<TrackIndex> open(
      Path index, MappedFile media, ContentId content, List<TrackFormat> formats)
      throws IOException {
    try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ)) {
      return open(IndexSource.of(channel), media, content, formats);
    }
  }

  static List<TrackIndex> open(
      IndexSource source, MappedFile media, ContentId content, List<TrackFormat> formats)
      throws IOException {
    PacketIndex index = new PacketIndex(source, media);
    index.checkHeader(content, formats.size());
    index.checkTrailer();
    List<TrackIndex> tracks = new ArrayList<>();
    for (int track = 0; track < formats.size(); track++) {
      TrackTables tables = index.tables(track);
      new TrackValidator(tables, media.size()).validate();
      tracks.add(new MappedTrackIndex(formats.get(track), tables, media));
    }
    return tracks;
  }

  private void checkHeader(ContentId content, int tracks) throws IOException {
    require(size >= IndexFormat.HEADER_OCTETS + IndexFormat.TRAILER_OCTETS, "it is too short");
    ByteBuffer header = source.part(0, IndexFormat.HEADER_OCTETS);
    require(header.getLong(0) == IndexFormat.MAGIC, "it does not start like one");
    int version = header.getInt(IndexFormat.VERSION_AT);
    require(version == IndexFormat.VERSION, "it is of version " + version);
    require(header.getInt(IndexFormat.TRACKS_AT) == tracks, "it has another number of tracks");
    require(tracks >= 1 && tracks <= IndexFormat.MAX_TRACKS, "it has no or too many tracks");
    byte[] sha256 = new byte[IndexFormat.SHA256_OCTETS];
    header.get(IndexFormat.SHA256_AT, sha256);
    require(
        HexFormat.of().formatHex(sha256).equals(content.sha256()), "it belongs to another file");
    require(
        header.getLong(IndexFormat.SIZE_AT) == media.size(), "the file has changed its size since");
  }

  private void checkTrailer() throws IOException {
    CRC32C checksum = new CRC32C();
    long end = size - IndexFormat.TRAILER_OCTETS;
    for (long at = 0; at < end; at += CHECKSUM_PART) {
      checksum.update(source.part(at, Math.min(CHECKSUM_PART, end - at)));
    }
    int stored = source.part(end, IndexFormat.TRAILER_OCTETS).getInt(0);
    require(stored == (int) checksum.getValue(), "its checksum is wrong");
  }

  private TrackTables tables(int track) throws IOException {
    long at = IndexFormat.HEADER_OCTETS + (long) track * IndexFormat.DESCRIPTOR_OCTETS;
    require(at + IndexFormat.DESCRIPTOR_OCTETS <= size, "it ends within its track list");
    ByteBuffer descriptor = source.part(at, IndexFormat.DESCRIPTOR_OCTETS);
    int packets = descriptor.getInt(0);
    int slices = descriptor.getInt(IndexFormat.SLICES_AT);
    int keys = descriptor.getInt(IndexFormat.KEYS_AT);
    int headers = descriptor.getInt(IndexFormat.HEADERS_AT);
    require(packets >= 1 && packets <= IndexFormat.MAX_PACKETS, "impossible number of packets");
    require(slices >= 0 && slices <= IndexFormat.MAX_SLICES, "impossible number of slices");
    require(keys >= 1 && keys <= packets, "impossible number of key units");
    require(headers >= 0, "impossible size of headers");
    return new TrackTables(
        packets,
        slices,
        keys,
        descriptor.getLong(IndexFormat.OCTETS_AT),
        section(descriptor, 0, (long) packets * IndexFormat.PACKET_OCTETS),
        section(descriptor, 1, (long) slices * IndexFormat.SLICE_OCTETS),
        section(descriptor, 2, (long) keys * IndexFormat.KEY_OCTETS),
        section(descriptor, 3, headers));
  }

  private ByteBuffer section(ByteBuffer descriptor, int number, long length) throws IOException {
    long offset = descriptor.getLong(IndexFormat.OFFSETS_AT + number * Long.BYTES);
    require(
        offset >= IndexFormat.HEADER_OCTETS && offset <= size - IndexFormat.TRAILER_OCTETS - length,
        "a section lies outside of it");
    return source.part(offset, length);
  }

  private static void require(boolean condition, String otherwise) throws DamagedIndexException {
    if (!condition) {
      throw new DamagedIndexException(otherwise);
    }
  }
}
