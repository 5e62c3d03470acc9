package io.baton.engine.supply;

import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.request.Want;

/** Packets of one track that read a piece. */
final class Need {
  private final Want want;
  private final long first;
  private long last;

  /**
   * Begins with one packet.
   *
   * @param want the piece, and when it is needed
   * @param sequence of the packet, not wrapped
   */
  Need(Want want, long sequence) {
    this.want = want;
    this.first = sequence;
    this.last = sequence;
  }

  Want want() {
    return want;
  }

  Piece piece() {
    return want.piece();
  }

  boolean isMet() {
    return want.piece().isPresent();
  }

  /** Sequence number of the first packet. */
  long first() {
    return first;
  }

  /** When the first packet is due, nanoseconds since 1970. */
  long dueAt() {
    return want.dueAt();
  }

  /** Another packet reads it, too. */
  void extend(long sequence) {
    last = sequence;
  }

  /**
   * Whether all the packets were sent.
   *
   * @param sent sequence number of the first packet that was not
   */
  boolean isOver(long sent) {
    return last < sent;
  }
}
