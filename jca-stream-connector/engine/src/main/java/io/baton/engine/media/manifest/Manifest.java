package io.baton.engine.media.manifest;

import static io.baton.engine.media.manifest.ManifestFormat.ENTRY_OCTETS;
import static io.baton.engine.media.manifest.ManifestFormat.HEADER_OCTETS;

import io.baton.engine.media.index.PacketIndex;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.DoubleConsumer;

/**
 * What content is and the hashes of all its pieces. The SHA-256 of its octets is the content's id:
 * who has the id can check the manifest, and with it each piece, from any holder. Immutable and
 * thread-safe.
 */
public final class Manifest {
  /** Longest manifest: that of a file of more than 400 GB. */
  public static final int MAX_OCTETS = 64 << 20;

  private final ContentId id;
  private final ByteBuffer octets;
  private final ManifestHead head;
  private final ContentSummary summary;
  private final PieceList index;
  private final PieceList media;

  private Manifest(ContentId id, ByteBuffer octets) throws IOException {
    this.id = id;
    this.octets = octets.slice().asReadOnlyBuffer().order(ManifestFormat.ORDER);
    this.head = ManifestHead.of(this.octets, this.octets.capacity());
    this.summary = head.summary(this.octets.duplicate().position(HEADER_OCTETS));
    int indexAt = HEADER_OCTETS + head.summaryOctets();
    int mediaAt = indexAt + (int) head.indexPieces() * ENTRY_OCTETS;
    this.index =
        new PieceList(
            head.indexSize(), head.indexBits(), this.octets.slice(indexAt, mediaAt - indexAt));
    this.media =
        new PieceList(
            head.mediaSize(),
            head.mediaBits(),
            this.octets.slice(mediaAt, this.octets.capacity() - mediaAt));
  }

  /**
   * Reads a manifest.
   *
   * @param octets from their position to their limit; not to be changed afterwards
   * @param id that it is known by
   * @throws UnknownFormatException if it is of a version that this one does not know
   * @throws IOException if it is not the manifest of that id, or says what is impossible
   */
  public static Manifest parse(ByteBuffer octets, ContentId id)
      throws UnknownFormatException, IOException {
    ManifestHead.require(idOf(octets).equals(id), "it is not that of " + id);
    return new Manifest(id, octets);
  }

  /**
   * Reads a manifest from its file.
   *
   * @throws IOException as {@link #parse}, and if the file cannot be read
   */
  public static Manifest read(Path file, ContentId id) throws IOException {
    ManifestHead.require(Files.size(file) <= MAX_OCTETS, "it is of an impossible size");
    return parse(ByteBuffer.wrap(Files.readAllBytes(file)), id);
  }

  /**
   * Reads from the file of a manifest what content is, and no hash of it: a few thousand octets.
   * Whether it is the manifest of that id is found when the content is opened.
   *
   * @throws IOException if it cannot be read or says what is impossible
   */
  public static MediaDescription describe(Path file, ContentId id) throws IOException {
    return ManifestHead.describe(file, id);
  }

  /**
   * Reads from the file of a manifest how long pieces of the index are: 2 to this power octets.
   *
   * @throws IOException if it cannot be read or says what is impossible
   */
  public static int indexPieceBits(Path file) throws IOException {
    return ManifestHead.read(file).indexBits();
  }

  /**
   * Makes the manifest of content; reads each of its files once.
   *
   * @param summary what it is
   * @param progress told the part done, 0.0 to 1.0, in this thread
   * @throws IOException if a file cannot be read, or the content is too large for a manifest
   * @throws InterruptedException if this thread was interrupted meanwhile
   */
  public static Manifest of(ContentSummary summary, Path index, Path media, DoubleConsumer progress)
      throws IOException, InterruptedException {
    byte[] json = RecordJson.bytes(summary);
    long indexSize = Files.size(index);
    long mediaSize = Files.size(media);
    long pieces =
        ManifestFormat.pieces(indexSize, ManifestFormat.INDEX_BITS)
            + ManifestFormat.pieces(mediaSize, ManifestFormat.MEDIA_BITS);
    long size = HEADER_OCTETS + json.length + pieces * ENTRY_OCTETS;
    ManifestHead.require(size <= MAX_OCTETS, "the content is too large");
    ByteBuffer octets = ByteBuffer.allocate((int) size).order(ManifestFormat.ORDER);
    octets
        .putLong(ManifestFormat.MAGIC)
        .putInt(ManifestFormat.FORMAT)
        .putInt(json.length)
        .putLong(indexSize)
        .putLong(mediaSize)
        .putInt(PacketIndex.headOctets(PagedBytes.map(index, PacketIndex.ORDER)))
        .put((byte) ManifestFormat.INDEX_BITS)
        .put((byte) ManifestFormat.MEDIA_BITS)
        .position(HEADER_OCTETS)
        .put(json);
    PieceHasher hasher = new PieceHasher(octets, indexSize + mediaSize, progress);
    hasher.add(index, ManifestFormat.INDEX_BITS);
    hasher.add(media, ManifestFormat.MEDIA_BITS);
    ManifestHead.require(!octets.hasRemaining(), "a file has changed its size");
    octets.flip();
    return new Manifest(idOf(octets), octets);
  }

  private static ContentId idOf(ByteBuffer octets) {
    return new ContentId(HexFormat.of().formatHex(PieceList.sha256(octets)));
  }

  /** SHA-256 of the octets. */
  public ContentId id() {
    return id;
  }

  /** All of it, to be stored or sent; read-only, a view of its own. */
  public ByteBuffer octets() {
    return octets.duplicate();
  }

  /** What the content is. */
  public ContentSummary summary() {
    return summary;
  }

  /** Octets at the beginning of the index without which nothing can be read of it. */
  public int indexHeadOctets() {
    return head.indexHeadOctets();
  }

  /** Pieces of the packet index. */
  public PieceList index() {
    return index;
  }

  /** Pieces of the canonical file. */
  public PieceList media() {
    return media;
  }

  /** What the content is, without what depends on an upload. */
  public MediaDescription description() {
    return head.description(id, summary);
  }
}
