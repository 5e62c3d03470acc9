package io.baton.engine.stream;

import java.time.Instant;

/** Wall clock in nanoseconds since 1970; injected wherever time matters. Thread-safe. */
@FunctionalInterface
public interface EpochClock {
  long nanos();

  /** The same as an instant. */
  default Instant instant() {
    return instantOf(nanos());
  }

  /** Of a time in nanoseconds since 1970. */
  static Instant instantOf(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  /** The system's clock, read once and then carried on by its monotonic clock: it never jumps. */
  static EpochClock system() {
    long epoch = System.currentTimeMillis() * 1_000_000;
    long start = System.nanoTime();
    return () -> epoch + (System.nanoTime() - start);
  }
}
