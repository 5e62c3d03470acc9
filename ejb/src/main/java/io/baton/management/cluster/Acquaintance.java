package io.baton.management.cluster;

import io.baton.location.content.VirtualContentDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a node that was started has learnt what the others hold, so that clients may be sent to
 * it. Once it has, it counts for good: who joins later changes nothing. Thread-safe.
 */
final class Acquaintance {
  /** A provider that hangs does not keep the node away from clients for longer. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final VirtualContentDatabase contents;
  private final Clock clock;
  private final Instant begun;
  private volatile boolean made;

  Acquaintance(VirtualContentDatabase contents, Clock clock) {
    this.contents = contents;
    this.clock = clock;
    this.begun = clock.instant();
  }

  boolean isMade() {
    if (!made) {
      made = contents.isComplete() || !clock.instant().isBefore(begun.plus(LIMIT));
    }
    return made;
  }
}
