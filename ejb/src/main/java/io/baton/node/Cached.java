package io.baton.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A value that is costly to find out and may be a little old. Thread-safe; it is found out by one
 * thread at a time.
 */
public final class Cached<T> {
  private final Supplier<T> source;
  private final Duration age;
  private final Clock clock;
  private T value;
  private Instant expires = Instant.MIN;

  /**
   * Nothing is found out yet.
   *
   * @param age how old the value may be
   */
  public Cached(Supplier<T> source, Duration age, Clock clock) {
    this.source = source;
    this.age = age;
    this.clock = clock;
  }

  /** The value; found out afresh if it is too old. */
  public synchronized T get() {
    if (!clock.instant().isBefore(expires)) {
      value = source.get();
      expires = clock.instant().plus(age);
    }
    return value;
  }
}
