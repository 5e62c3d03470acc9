package io.baton.engine.piece.server;

import io.baton.engine.memory.MemoryPlan;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pieces of indexes, compressed: those that were asked for last are kept, and those that are on
 * their way to others are counted. The memory for either is bounded. Thread-safe.
 */
final class PackedPieces {
  /** What keeping one costs beyond its octets. */
  static final int OVERHEAD = 256;

  /** Where a piece is read. */
  @FunctionalInterface
  interface Source {
    byte[] read() throws IOException;
  }

  private final Map<Target.IndexPiece, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long keptOctets;
  private long sentOctets;

  /**
   * A piece, compressed, which is to be sent: {@link #sent} has to follow.
   *
   * @param source read if the piece is not kept; two threads may do that at once, which is rare
   * @return empty if it does not become shorter, or too much is on its way already
   */
  Optional<byte[]> take(Target.IndexPiece piece, Source source) throws IOException {
    byte[] packed = find(piece);
    if (packed == null) {
      packed = PieceDeflater.deflate(source.read());
      keep(piece, packed);
    }
    return packed.length > 0 && begin(packed.length) ? Optional.of(packed) : Optional.empty();
  }

  private synchronized byte[] find(Target.IndexPiece piece) {
    return kept.get(piece);
  }

  private synchronized void keep(Target.IndexPiece piece, byte[] packed) {
    remember(piece, packed);
    Iterator<byte[]> eldest = kept.values().iterator();
    while (keptOctets > MemoryPlan.PACKED_KEPT) {
      keptOctets -= cost(eldest.next());
      eldest.remove();
    }
  }

  private void remember(Target.IndexPiece piece, byte[] packed) {
    byte[] former = kept.put(piece, packed);
    keptOctets += cost(packed) - (former == null ? 0 : cost(former));
  }

  private static int cost(byte[] packed) {
    return packed.length + OVERHEAD;
  }

  private synchronized boolean begin(int octets) {
    boolean fits = sentOctets + octets <= MemoryPlan.PACKED_SENT;
    sentOctets += fits ? octets : 0;
    return fits;
  }

  /** A piece that was taken has left, or will not. */
  synchronized void sent(byte[] packed) {
    sentOctets -= packed.length;
  }

  /** Content is read again: its file may have been damaged. */
  synchronized void forget(ContentId content) {
    Iterator<Map.Entry<Target.IndexPiece, byte[]>> all = kept.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Target.IndexPiece, byte[]> each = all.next();
      if (each.getKey().content().equals(content)) {
        keptOctets -= cost(each.getValue());
        all.remove();
      }
    }
  }

  /** Octets that pieces which are kept occupy. */
  synchronized long keptOctets() {
    return keptOctets;
  }
}
