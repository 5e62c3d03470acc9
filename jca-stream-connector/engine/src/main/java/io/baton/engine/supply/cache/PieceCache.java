package io.baton.engine.supply.cache;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Pieces of remote content that are there. A piece that somebody has pinned stays; of the others
 * the least recently used gives way. Small pieces (of indexes) and large ones (of files) do not
 * displace each other. Confined to the event loop of the supply.
 */
public final class PieceCache implements AutoCloseable {
  private static final int SMALL = 1 << 16;
  private static final int LARGE = 1 << 18;

  /** Part of the octets that is for small pieces. */
  private static final int SMALL_PART = 4;

  private final Shelf small;
  private final Shelf large;
  private Runnable onFree = () -> {};

  /**
   * An empty one; takes memory as it is needed.
   *
   * @param directory where its memory is
   * @param octets that it has at most
   */
  public PieceCache(Path directory, long octets, CacheContext context) {
    long forSmall = octets / SMALL_PART;
    this.small = new Shelf(new Slab(directory, SMALL, forSmall), context, this::freed);
    this.large = new Shelf(new Slab(directory, LARGE, octets - forSmall), context, this::freed);
  }

  private void freed() {
    onFree.run();
  }

  /** Has something done whenever slots have become free. */
  public void onFree(Runnable task) {
    onFree = task;
  }

  /** Whether pieces of a length can be kept at all. */
  public boolean fits(int length) {
    return large.fits(length);
  }

  /** A slot for a piece, to be filled; empty if none is free now. */
  public Optional<Slot> take(Piece piece) {
    return shelf(piece).take();
  }

  /** Takes a slot back that was not filled, or with the wrong octets. */
  public void giveBack(Slot slot) {
    (small.fits(slot.capacity()) ? small : large).giveBack(slot);
  }

  /** Makes a piece readable, whose octets are in the slot. */
  public void install(Piece piece, Slot slot) {
    piece.enter(slot);
    if (piece.isIdle()) {
      shelf(piece).rest(piece);
    }
  }

  /** Somebody needs a piece, present or not. */
  public void pin(Piece piece) {
    if (piece.isIdle() && piece.isPresent()) {
      shelf(piece).use(piece);
    }
    piece.pin();
  }

  /** Somebody needs a piece no more. */
  public void unpin(Piece piece) {
    piece.unpin();
    if (piece.isIdle() && piece.isPresent()) {
      shelf(piece).rest(piece);
    }
  }

  /** Makes the unpinned ones of some pieces absent. */
  public void drop(Collection<Piece> pieces) {
    small.drop(pieces);
    large.drop(pieces);
  }

  private Shelf shelf(Piece piece) {
    return small.fits(piece.length()) ? small : large;
  }

  /** Octets that it has for large pieces at most, which are nearly all of what is sent. */
  public long capacity() {
    return large.limit();
  }

  /** Octets of memory that it has taken. */
  public long octets() {
    return List.of(small, large).stream().mapToLong(Shelf::octets).sum();
  }

  /** Octets of them that cannot be given to others now. */
  public long octetsInUse() {
    return List.of(small, large).stream().mapToLong(Shelf::octetsInUse).sum();
  }

  @Override
  public void close() {
    small.close();
    large.close();
  }
}
