package io.baton.engine.supply.cache;

import io.baton.engine.media.manifest.PieceList;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A piece of one file of remote content. Two are equal only if they are the same one. */
public final class Piece {
  private final ContentId content;
  private final Part part;
  private final PieceList list;
  private final PagedBytes bytes;
  private final int number;
  private Optional<Slot> slot = Optional.empty();
  private int pins;

  /**
   * An absent one.
   *
   * @param list the hashes of the file's pieces
   * @param bytes what the file is read through
   * @param number 0 to the number of pieces - 1
   */
  public Piece(ContentId content, Part part, PieceList list, PagedBytes bytes, int number) {
    this.content = content;
    this.part = part;
    this.list = list;
    this.bytes = bytes;
    this.number = number;
  }

  /** Whose it is. */
  public ContentId content() {
    return content;
  }

  /** Which file it is of. */
  public Part part() {
    return part;
  }

  /** Its index in the file. */
  public int number() {
    return number;
  }

  /** Octets that it has. */
  public int length() {
    return list.length(number);
  }

  /** Its octets in the file. */
  public ContentRange range() {
    return new ContentRange(content, part, list.position(number), length());
  }

  /** Whether it can be read. */
  public boolean isPresent() {
    return slot.isPresent();
  }

  /** Its octets, which can be read in any thread as long as somebody has it pinned. */
  public ByteBuffer octets() {
    return slot.orElseThrow().octets(length()).asReadOnlyBuffer();
  }

  /** Whether octets, from their position to their limit, are this piece. */
  public boolean matches(ByteBuffer octets) {
    return list.matchesCrc32c(number, octets);
  }

  /** Makes it readable. */
  void enter(Slot into) {
    bytes.install(number, into.octets(length()));
    slot = Optional.of(into);
  }

  /** Makes it absent; who reads it already may go on. */
  Slot leave() {
    bytes.remove(number);
    Slot left = slot.orElseThrow();
    slot = Optional.empty();
    return left;
  }

  /** Whether it is not pinned. */
  boolean isIdle() {
    return pins == 0;
  }

  void pin() {
    pins++;
  }

  void unpin() {
    pins--;
  }
}
