package io.baton.engine.supply;

import io.baton.engine.media.Content;
import io.baton.engine.media.index.PacketIndex;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.media.manifest.PieceList;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.engine.piece.Part;
import io.baton.engine.supply.cache.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Content of other nodes, some of whose pieces are here. Confined to the event loop of the supply,
 * but for the {@link #content}, which is read like any other as far as pieces are there.
 */
final class RemoteContent {
  private final Manifest manifest;
  private final PagedBytes index;
  private final PagedBytes media;
  private final Piece[] indexPieces;
  private final Piece[] mediaPieces;
  private Optional<Content> content = Optional.empty();

  /** Content of which only the manifest is known. */
  RemoteContent(Manifest manifest) {
    this.manifest = manifest;
    this.index = holey(manifest.index(), PacketIndex.ORDER);
    this.media = holey(manifest.media(), ByteOrder.BIG_ENDIAN);
    this.indexPieces = new Piece[manifest.index().pieces()];
    this.mediaPieces = new Piece[manifest.media().pieces()];
  }

  private static PagedBytes holey(PieceList list, ByteOrder order) {
    return PagedBytes.holey(list.size(), list.pieceBits(), order);
  }

  Manifest manifest() {
    return manifest;
  }

  /** Pieces at the beginning of the index without which nothing can be read of it. */
  List<Piece> head() {
    List<Piece> head = new ArrayList<>();
    for (int number = 0; number <= index.pieceAt(manifest.indexHeadOctets() - 1L); number++) {
      head.add(piece(index, number));
    }
    return head;
  }

  /**
   * Makes the content readable; the head of its index is there, and may go afterwards.
   *
   * @throws IOException if the index is damaged
   */
  void open() throws IOException {
    int octets = manifest.indexHeadOctets();
    ByteBuffer head = ByteBuffer.allocate(octets);
    index.copy(0, head, 0, octets);
    content =
        Optional.of(
            new Content(
                manifest.description(),
                PacketIndex.open(head, index, media, manifest.summary().formats()),
                manifest.summary().peakBits()));
  }

  /** The content, which is open. */
  Content content() {
    return content.orElseThrow();
  }

  /**
   * A piece of one of its files.
   *
   * @param bytes the file
   * @throws IllegalArgumentException if it is not one of its files
   */
  Piece piece(PagedBytes bytes, int number) {
    if (bytes.equals(index)) {
      return piece(indexPieces, Part.INDEX, manifest.index(), bytes, number);
    }
    if (bytes.equals(media)) {
      return piece(mediaPieces, Part.MEDIA, manifest.media(), bytes, number);
    }
    throw new IllegalArgumentException("a piece of other content");
  }

  private Piece piece(Piece[] pieces, Part part, PieceList list, PagedBytes bytes, int number) {
    if (pieces[number] == null) {
      pieces[number] = new Piece(manifest.id(), part, list, bytes, number);
    }
    return pieces[number];
  }

  /** Pieces of both files. */
  int count() {
    return mediaPieces.length + indexPieces.length;
  }

  /**
   * One of them: those of the file come first, which is where viewers are.
   *
   * @param position 0 to {@link #count} - 1
   */
  Piece piece(int position) {
    return position < mediaPieces.length
        ? piece(media, position)
        : piece(index, position - mediaPieces.length);
  }

  /** Those that are known, there or not. */
  Stream<Piece> pieces() {
    return Stream.concat(Stream.of(indexPieces), Stream.of(mediaPieces))
        .filter(piece -> piece != null);
  }
}
