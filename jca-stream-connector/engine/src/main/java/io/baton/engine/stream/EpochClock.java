package io.baton.engine.stream;

/** Wall clock in nanoseconds since 1970; injected wherever time matters. Thread-safe. */
@FunctionalInterface
public interface EpochClock {
  long nanos();

  /** The system's clock, read once and then carried on by its monotonic clock: it never jumps. */
  static EpochClock system() {
    long epoch = System.currentTimeMillis() * 1_000_000;
    long start = System.nanoTime();
    return () -> epoch + (System.nanoTime() - start);
  }
}
