package io.baton.engine.media.piece;

/** A piece was read that is absent. Nothing was changed by the read; it can be tried again. */
public final class MissingPieceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PagedBytes bytes;
  private final int piece;

  /** Carries no stack trace: it is part of the normal run of things. */
  MissingPieceException(PagedBytes bytes, int piece) {
    super("piece " + piece + " is absent", null, false, false);
    this.bytes = bytes;
    this.piece = piece;
  }

  /** The file that was read. */
  public PagedBytes bytes() {
    return bytes;
  }

  /** The first piece that is absent. */
  public int piece() {
    return piece;
  }
}
