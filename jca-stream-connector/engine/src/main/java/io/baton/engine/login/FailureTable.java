package io.baton.engine.login;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Wrong passwords of those who sent some, and when the next attempt of each may be looked at. Keeps
 * those who failed last, in bounded memory; forgets who has been quiet for a quarter of an hour.
 * Confined to its owner.
 */
final class FailureTable {
  private static final int CAPACITY = 10_000;
  private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(15);
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int MAX_DOUBLINGS = 20;

  private final int free;
  private final long maxNanos;
  private final Map<Object, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Failures> eldest) {
          return size() > CAPACITY;
        }
      };

  private static final class Failures {
    private int count;
    private long last;
    private long next;
  }

  /**
   * Starts without any.
   *
   * @param free wrong passwords that cost no time
   * @param maxNanos longest delay
   */
  FailureTable(int free, long maxNanos) {
    this.free = free;
    this.maxNanos = maxNanos;
  }

  private Failures find(Object key, long now) {
    Failures found = failures.get(key);
    if (found != null && now - found.last > FORGOTTEN_NANOS) {
      failures.remove(key);
      return null;
    }
    return found;
  }

  /** Nanoseconds until the next attempt may be looked at. */
  long wait(Object key, long now) {
    Failures found = find(key, now);
    return found == null || found.count <= free ? 0 : Math.max(0, found.next - now);
  }

  /** Whether so many wait that a further attempt would wait longer than any should. */
  boolean isFull(Object key, long now) {
    return wait(key, now) > maxNanos;
  }

  /** Lines an attempt up: the next one waits for it and its delay. */
  void line(Object key, long now) {
    Failures found = find(key, now);
    if (found != null && found.count > free) {
      found.next = Math.max(found.next, now) + delay(found.count);
    }
  }

  /**
   * Counts a wrong password.
   *
   * @return how many there were
   */
  int failed(Object key, long now) {
    Failures found = find(key, now);
    if (found == null) {
      found = new Failures();
      found.next = now;
      failures.put(key, found);
    }
    found.count++;
    found.last = now;
    if (found.count > free) {
      found.next = Math.max(found.next, now + delay(found.count));
    }
    return found.count;
  }

  private long delay(int count) {
    int doublings = Math.min(MAX_DOUBLINGS, count - free - 1);
    return Math.min(maxNanos, FIRST_NANOS << doublings);
  }

  /** Forgets the failures of a key; false if there were none. */
  boolean forget(Object key) {
    return failures.remove(key) != null;
  }
}
