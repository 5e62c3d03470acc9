package io.baton.client.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Repeats what must happen in real time when it failed while the machine stood still. A thread that
 * sleeps for moments finds that out: it wakes up late then. A failure without such a stall counts
 * at once.
 */
public final class Undisturbed implements AutoCloseable {
  private static final int MOST_ATTEMPTS = 5;
  private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Thread watch = new Thread(this::watch, "stall-watch");
  private volatile boolean stalled;
  private volatile boolean ended;

  private Undisturbed() {
    watch.setDaemon(true);
    watch.start();
  }

  /**
   * Calls something that fails by an exception or an assertion, five times at most.
   *
   * @return what it returned when it did not fail
   */
  public static <T> T call(Callable<T> attempt) throws Exception {
    for (int failed = 1; ; failed++) {
      try (Undisturbed machine = new Undisturbed()) {
        try {
          return attempt.call();
        } catch (Exception | AssertionError e) {
          if (failed == MOST_ATTEMPTS || !machine.hasStalled()) {
            throw e;
          }
        }
      }
    }
  }

  private void watch() {
    long before = System.nanoTime();
    while (!ended) {
      LockSupport.parkNanos(NAP_NANOS);
      long now = System.nanoTime();
      stalled |= now - before - NAP_NANOS > STALL_NANOS;
      before = now;
    }
  }

  /** Whether it did, up to now: a stall that still lasts is seen when the watch has woken up. */
  private boolean hasStalled() throws InterruptedException {
    ended = true;
    watch.join();
    return stalled;
  }

  @Override
  public void close() {
    ended = true;
  }
}
