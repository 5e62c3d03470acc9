package io.baton.engine.supply.cache;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Slots of one size and the unpinned pieces in them, least recently used first. Of those some are
 * given up in advance, since a slot is free only when its readers are known to have gone.
 */
final class Shelf {
  /** Slots that are free or about to be, if there are idle pieces enough. */
  private static final int RESERVE = 16;

  private final Slab slab;
  private final Growth growth;
  private final Quiescence quiescence;
  private final Runnable onFree;
  private final Deque<Slot> free = new ArrayDeque<>();
  private final Set<Piece> idle = new LinkedHashSet<>();
  private boolean awaited;
  private int leaving;
  private int slots;

  /**
   * An empty one.
   *
   * @param onFree runs when slots have become free that were not
   */
  Shelf(Slab slab, CacheContext context, Runnable onFree) {
    this.slab = slab;
    this.growth = new Growth(slab, context, this::grown);
    this.quiescence = context.quiescence();
    this.onFree = onFree;
  }

  /** Whether pieces of a length fit. */
  boolean fits(int length) {
    return length <= slab.slotOctets();
  }

  /** A free slot, if there is one. Memory is taken ahead of that, as long as there is more. */
  Optional<Slot> take() {
    Optional<Slot> taken = Optional.ofNullable(free.poll());
    awaited = taken.isEmpty();
    if (free.size() < RESERVE / 2) {
      growth.begin();
    }
    if (!growth.isPromising() && free.size() + leaving < RESERVE / 2) {
      evict();
    }
    return taken;
  }

  /** There is more memory, or none is to be expected for now. */
  private void grown(List<Slot> more) {
    slots += more.size();
    free.addAll(more);
    if (awaited && free.isEmpty() && !growth.isPromising()) {
      evict();
    } else {
      onFree.run();
    }
  }

  private void evict() {
    List<Slot> left = new ArrayList<>();
    Iterator<Piece> eldest = idle.iterator();
    while (eldest.hasNext() && free.size() + leaving < RESERVE) {
      left.add(eldest.next().leave());
      eldest.remove();
      leaving++;
    }
    release(left);
  }

  /** Frees slots whose pieces have been made absent. */
  private void release(List<Slot> left) {
    if (!left.isEmpty()) {
      quiescence.await(
          () -> {
            leaving -= left.size();
            free.addAll(left);
            onFree.run();
          });
    }
  }

  /** Takes a slot back that was never published. */
  void giveBack(Slot slot) {
    free.addFirst(slot);
    onFree.run();
  }

  /** A piece is unpinned. */
  void rest(Piece piece) {
    idle.add(piece);
    if (awaited) {
      evict();
    }
  }

  /** Somebody needs a piece again. */
  void use(Piece piece) {
    idle.remove(piece);
  }

  /** Makes those of some pieces absent at once that are idle. */
  void drop(Collection<Piece> pieces) {
    List<Slot> left = pieces.stream().filter(idle::remove).map(Piece::leave).toList();
    leaving += left.size();
    release(left);
  }

  /** Octets that its slots have at most. */
  long limit() {
    return slab.limit();
  }

  /** Octets of its slots. */
  long octets() {
    return (long) slots * slab.slotOctets();
  }

  /** Octets of slots that hold what is needed, or are about to. */
  long octetsInUse() {
    return (long) (slots - free.size() - leaving - idle.size()) * slab.slotOctets();
  }

  void close() {
    growth.close();
  }
}
