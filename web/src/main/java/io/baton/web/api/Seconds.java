package io.baton.web.api;

import java.time.Duration;

/** Durations as the documents have them. */
public final class Seconds {
  private static final double NANOS = 1e9;

  private Seconds() {}

  /** A duration in seconds. */
  public static double of(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
