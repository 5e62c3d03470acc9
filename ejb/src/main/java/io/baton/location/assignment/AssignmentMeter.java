package io.baton.location.assignment;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a location manager does. Thread-safe. */
final class AssignmentMeter {
  private final LongAdder made = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  /** An assignment was made, or no provider was found for it. */
  void ended(boolean success, Duration taken) {
    (success ? made : refused).increment();
    nanos.add(taken.toNanos());
  }

  /** A provider refused or did not answer. */
  void retried() {
    retried.increment();
  }

  AssignmentStatistics statistics() {
    return new AssignmentStatistics(
        made.sum(), refused.sum(), retried.sum(), Duration.ofNanos(nanos.sum()));
  }
}
