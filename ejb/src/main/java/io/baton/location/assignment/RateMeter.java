package io.baton.location.assignment;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what happens, and tells how often it did lately. Thread-safe, without a lock. */
final class RateMeter {
  private static final int SECONDS = 5;
  private static final long MILLIS = 1000;

  /** A slot holds the second it is about in its upper half and the count in its lower. */
  private final AtomicLongArray slots = new AtomicLongArray(SECONDS + 1);

  private final Clock clock;

  RateMeter(Clock clock) {
    this.clock = clock;
  }

  void mark() {
    long second = second();
    slots.updateAndGet(
        (int) (second % slots.length()),
        slot -> slot >>> Integer.SIZE == second ? slot + 1 : begun(second));
  }

  private static long begun(long second) {
    return (second << Integer.SIZE) + 1;
  }

  /** Events a second, mean over the last five whole seconds. */
  double perSecond() {
    long now = second();
    long sum = 0;
    for (int i = 0; i < slots.length(); i++) {
      long slot = slots.get(i);
      long age = now - (slot >>> Integer.SIZE);
      if (age >= 1 && age <= SECONDS) {
        sum += slot & 0xFFFF_FFFFL;
      }
    }
    return sum / (double) SECONDS;
  }

  private long second() {
    return clock.millis() / MILLIS;
  }
}
