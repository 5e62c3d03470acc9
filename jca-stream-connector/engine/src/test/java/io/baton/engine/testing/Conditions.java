package io.baton.engine.testing;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
public final class Conditions {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final long INTERVAL_NANOS = 5_000_000;

  private Conditions() {}

  /** Returns as soon as something holds; fails if it does not in good time. */
  public static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        fail("not within " + DEADLINE + ": " + what);
      }
      LockSupport.parkNanos(INTERVAL_NANOS);
    }
  }
}
