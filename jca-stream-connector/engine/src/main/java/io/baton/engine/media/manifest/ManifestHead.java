package io.baton.engine.media.manifest;

import static io.baton.engine.media.manifest.ManifestFormat.ENTRY_OCTETS;
import static io.baton.engine.media.manifest.ManifestFormat.HEADER_OCTETS;

import io.baton.engine.media.TrackFormat;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The beginning of a manifest, which precedes the hashes: what the content is, and its sizes. A few
 * thousand octets however long the film is. It cannot be checked alone: the id is the hash of the
 * whole manifest, which is checked when the content is opened.
 *
 * @param indexHeadOctets octets at the beginning of the index without which nothing can be read
 * @param summaryOctets octets of the summary
 * @param indexSize octets of the index
 * @param indexBits 2 to this power octets are a piece of the index
 * @param mediaSize octets of the canonical file
 * @param mediaBits 2 to this power octets are a piece of it
 */
record ManifestHead(
    int indexHeadOctets,
    int summaryOctets,
    long indexSize,
    int indexBits,
    long mediaSize,
    int mediaBits) {
  /** So that no sum of sizes overflows. */
  private static final long MOST = (long) Manifest.MAX_OCTETS << ManifestFormat.MAX_BITS;

  /**
   * Reads the header.
   *
   * @param octets whose first ones are the header
   * @param size octets of the whole manifest
   * @throws UnknownFormatException if it is of a version that this one does not know
   * @throws IOException if it says what is impossible
   */
  static ManifestHead of(ByteBuffer octets, long size) throws IOException {
    require(size >= HEADER_OCTETS && size <= Manifest.MAX_OCTETS, "it is of an impossible size");
    require(octets.getLong(0) == ManifestFormat.MAGIC, "it does not start like one");
    int format = octets.getInt(ManifestFormat.FORMAT_AT);
    if (format != ManifestFormat.FORMAT) {
      throw new UnknownFormatException(format);
    }
    ManifestHead head =
        new ManifestHead(
            octets.getInt(ManifestFormat.HEAD_AT),
            octets.getInt(ManifestFormat.SUMMARY_AT),
            octets.getLong(ManifestFormat.INDEX_SIZE_AT),
            octets.get(ManifestFormat.INDEX_BITS_AT),
            octets.getLong(ManifestFormat.MEDIA_SIZE_AT),
            octets.get(ManifestFormat.MEDIA_BITS_AT));
    head.check(size);
    return head;
  }

  private void check(long size) throws IOException {
    require(isPower(indexBits) && isPower(mediaBits), "its pieces are of an impossible size");
    require(indexSize >= 1 && indexSize <= MOST, "its index is of an impossible size");
    require(mediaSize >= 1 && mediaSize <= MOST, "its file is of an impossible size");
    require(
        indexHeadOctets >= 1 && indexHeadOctets <= indexSize,
        "the head of its index is of an impossible size");
    long pieces = indexPieces() + ManifestFormat.pieces(mediaSize, mediaBits);
    require(
        summaryOctets >= 0 && HEADER_OCTETS + summaryOctets + pieces * ENTRY_OCTETS == size,
        "it is of another size than it says");
  }

  private static boolean isPower(int bits) {
    return bits >= ManifestFormat.MIN_BITS && bits <= ManifestFormat.MAX_BITS;
  }

  /** Refuses a manifest unless something holds. */
  static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException("the manifest is not usable: " + otherwise);
    }
  }

  /** Pieces of the index. */
  long indexPieces() {
    return ManifestFormat.pieces(indexSize, indexBits);
  }

  /**
   * Reads what content is from the file of its manifest.
   *
   * @throws IOException if it cannot be read or says what is impossible
   */
  static MediaDescription describe(Path file, ContentId id) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
      return describe(channel, id);
    }
  }

  /** The same from a channel. */
  static MediaDescription describe(SeekableByteChannel channel, ContentId id) throws IOException {
    ManifestHead head = read(channel);
    return head.description(id, head.summary(next(channel, head.summaryOctets)));
  }

  /**
   * Reads the header from the file of a manifest.
   *
   * @throws IOException if it cannot be read or says what is impossible
   */
  static ManifestHead read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
      return read(channel);
    }
  }

  private static ManifestHead read(SeekableByteChannel channel) throws IOException {
    require(channel.size() >= HEADER_OCTETS, "it is of an impossible size");
    return of(next(channel, HEADER_OCTETS), channel.size());
  }

  private static ByteBuffer next(SeekableByteChannel channel, int octets) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(octets).order(ManifestFormat.ORDER);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("the manifest has been cut off");
      }
    }
    return buffer.flip();
  }

  /**
   * Reads the summary.
   *
   * @param octets that are at the position
   */
  ContentSummary summary(ByteBuffer octets) throws IOException {
    byte[] json = new byte[summaryOctets];
    octets.get(json);
    return RecordJson.parse(json, ContentSummary.class);
  }

  /** What the content is, without what depends on an upload. */
  MediaDescription description(ContentId id, ContentSummary summary) {
    return new MediaDescription(
        id,
        "",
        summary.duration(),
        mediaSize,
        summary.bitrate(),
        summary.formats().stream().map(TrackFormat::description).toList(),
        summary.title(),
        List.of());
  }
}
