package io.baton.engine.media.piece;

/** Receives the pieces that something reads. */
@FunctionalInterface
public interface PieceVisitor {
  /**
   * One piece is read. The same one may be visited again.
   *
   * @param bytes the file
   * @param piece 0 to {@link PagedBytes#pieces()} - 1
   */
  void visit(PagedBytes bytes, int piece);
}
