package io.baton.engine.testing;

import io.baton.engine.media.Content;
import io.baton.engine.media.ContentFiles;
import io.baton.engine.media.index.PacketIndex;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Random;

/**
 * Content whose pieces are put in place one by one by a test; they are small, so there are many.
 */
public final class HoleyContent {
  private static final int INDEX_BITS = 7;
  private static final int MEDIA_BITS = 11;

  private final byte[] indexOctets;
  private final byte[] mediaOctets;
  private final PagedBytes index;
  private final PagedBytes media;
  private final Content content;

  private HoleyContent(ContentFiles files, Manifest manifest) throws IOException {
    indexOctets = Files.readAllBytes(files.index());
    mediaOctets = Files.readAllBytes(files.media());
    index = PagedBytes.holey(indexOctets.length, INDEX_BITS, PacketIndex.ORDER);
    media = PagedBytes.holey(mediaOctets.length, MEDIA_BITS, ByteOrder.BIG_ENDIAN);
    ByteBuffer head = ByteBuffer.wrap(indexOctets, 0, manifest.indexHeadOctets()).slice();
    content =
        new Content(
            manifest.description(),
            PacketIndex.open(head, index, media, manifest.summary().formats()),
            manifest.summary().peakBits());
  }

  /** The content of some files, without any piece but the head of the index. */
  public static HoleyContent of(ContentFiles files, ContentId id) throws IOException {
    return new HoleyContent(files, Manifest.read(files.manifest(), id));
  }

  public Content content() {
    return content;
  }

  /** Puts the piece in place that was missed. */
  public void install(MissingPieceException missing) {
    install(missing.bytes(), missing.piece());
  }

  /** Puts a piece in place. */
  public void install(PagedBytes bytes, int piece) {
    byte[] octets = bytes == index ? indexOctets : mediaOctets;
    bytes.install(piece, ByteBuffer.wrap(octets, piece << bytes.pieceBits(), bytes.length(piece)));
  }

  /** Takes all pieces away. */
  public void removeAll() {
    remove(index, 1, new Random(0));
    remove(media, 1, new Random(0));
  }

  /** Takes some pieces away, each with the same probability. */
  public void removeSome(Random random) {
    remove(index, 0.5, random);
    remove(media, 0.5, random);
  }

  private static void remove(PagedBytes bytes, double probability, Random random) {
    for (int piece = 0; piece < bytes.pieces(); piece++) {
      if (random.nextDouble() < probability) {
        bytes.remove(piece);
      }
    }
  }
}
