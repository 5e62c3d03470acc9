package io.baton.metrics;

import java.time.Duration;

/** Durations as management tools show them. */
public final class Seconds {
  private static final double NANOS = 1e9;

  private Seconds() {}

  public static double of(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
