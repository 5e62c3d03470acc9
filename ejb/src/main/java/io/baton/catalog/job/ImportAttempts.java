package io.baton.catalog.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Imports that failed for a reason that may pass, and when each is tried again. In memory: after a
 * restart all are tried at once. Thread-safe.
 */
final class ImportAttempts {
  /** Attempts when the node cannot import now, for instance for lack of space. */
  static final int MOST = 5;

  /** Until the first repetition; the n-th waits n times as long. */
  static final Duration DELAY = Duration.ofSeconds(15);

  private final LongSupplier nanoClock;
  private final Map<String, Attempt> failed = new HashMap<>();

  private record Attempt(int count, long notBefore) {}

  ImportAttempts(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** Whether an upload may be tried now. */
  synchronized boolean isDue(String stagedId) {
    Attempt last = failed.get(stagedId);
    return last == null || nanoClock.getAsLong() - last.notBefore >= 0;
  }

  /** Counts a failure; tells how long to wait for the next attempt, empty if there is none. */
  synchronized Optional<Duration> fail(String stagedId) {
    Attempt last = failed.get(stagedId);
    int count = last == null ? 1 : last.count + 1;
    Duration delay = DELAY.multipliedBy(count);
    failed.put(stagedId, new Attempt(count, nanoClock.getAsLong() + delay.toNanos()));
    return count < MOST ? Optional.of(delay) : Optional.empty();
  }

  synchronized void forget(String stagedId) {
    failed.remove(stagedId);
  }
}
