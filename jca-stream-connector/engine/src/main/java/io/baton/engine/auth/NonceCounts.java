package io.baton.engine.auth;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The highest count seen with each nonce, for the nonces used first most recently. When the oldest
 * is forgotten, so is every unknown nonce issued no later than it: forgetting never lets a
 * repetition pass. Thread-safe.
 */
final class NonceCounts {
  private final int capacity;
  private final Map<String, Use> uses = new LinkedHashMap<>();
  private long forgottenUntil = Long.MIN_VALUE;

  private record Use(long issued, long count) {}

  NonceCounts(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Notes a count.
   *
   * @param issued when the nonce was issued
   * @return whether it is higher than all before
   */
  synchronized boolean advance(String nonce, long issued, long count) {
    Use last = uses.get(nonce);
    boolean first = last == null;
    if (first ? issued <= forgottenUntil || count < 1 : count <= last.count) {
      return false;
    }
    uses.put(nonce, new Use(issued, count));
    if (uses.size() > capacity) {
      forgetOldest();
    }
    return true;
  }

  private void forgetOldest() {
    Iterator<Use> oldest = uses.values().iterator();
    forgottenUntil = Math.max(forgottenUntil, oldest.next().issued);
    oldest.remove();
  }
}
