package io.baton.engine.piece.server;

import java.util.Set;

/** What this node has promised to supply. Thread-safe; never waits. */
@FunctionalInterface
public interface Promises {
  /**
   * Renews promises.
   *
   * @param assignments ids, at most 10,000; unchecked
   * @return those that are not known
   */
  Set<String> renew(Set<String> assignments);
}
