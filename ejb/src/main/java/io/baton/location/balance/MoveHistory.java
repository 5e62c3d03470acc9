package io.baton.location.balance;

import io.baton.model.delivery.SupplyCause;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest moves, and how many there were. Thread-safe. */
final class MoveHistory {
  /** So many are kept. */
  static final int MOST = 100;

  // Guarded by this.
  private final Deque<Move> latest = new ArrayDeque<>();
  private long relieved;
  private long balanced;
  private long refused;

  synchronized void add(Move move) {
    if (!move.isDone()) {
      refused++;
    } else if (move.cause() == SupplyCause.OVERLOADED) {
      relieved++;
    } else {
      balanced++;
    }
    if (latest.size() == MOST) {
      latest.removeLast();
    }
    latest.addFirst(move);
  }

  /** Newest first. */
  synchronized List<Move> latest() {
    return List.copyOf(latest);
  }

  synchronized BalanceStatistics statistics(int overloaded) {
    return new BalanceStatistics(relieved, balanced, refused, overloaded);
  }
}
