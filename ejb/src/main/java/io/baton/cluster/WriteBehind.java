package io.baton.cluster;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Writes to a replicated cache in the background, because a member that hangs holds up its writers.
 * Of several values of a key that wait, the latest alone is written; those of one key are written
 * in order. Holds a limited number of keys; what is beyond is dropped and counted. Thread-safe.
 *
 * <p>A write may yield to what is in the cache. Look-up and write are one step of the cache: if
 * another node writes in between, the cache refuses, and its value is looked at. The cache compares
 * values by {@code equals}; arrays are never equal there, so such writes need other values.
 *
 * @param <V> class of the values
 */
public final class WriteBehind<V> implements AutoCloseable {
  /** Each but the last failed because another node had written the same key meanwhile. */
  private static final int MOST_ATTEMPTS = 16;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final ConcurrentMap<String, V> cache;
  private final List<Lane> lanes;
  private final int laneLimit;

  /**
   * Starts with nothing to write.
   *
   * @param writers how many write at once; a key always has the same one
   * @param limit keys that wait at most
   */
  public WriteBehind(
      ConcurrentMap<String, V> cache, ThreadFactory threads, int writers, int limit) {
    this.cache = cache;
    this.laneLimit = Math.max(1, limit / writers);
    this.lanes = IntStream.range(0, writers).mapToObj(i -> new Lane()).toList();
    lanes.forEach(lane -> lane.start(threads));
  }

  /** Has a value written. */
  public void put(String key, V value) {
    lane(key).offer(new Write<>(key, Optional.of(value), Optional.empty()));
  }

  /**
   * Has a value written unless it yields to the one that is in the cache.
   *
   * @param yields called by the writer's thread, again for each value that is found there
   */
  public void put(String key, V value, Predicate<V> yields) {
    lane(key).offer(new Write<>(key, Optional.of(value), Optional.of(yields)));
  }

  /** Has a key removed. */
  public void remove(String key) {
    lane(key).offer(new Write<>(key, Optional.empty(), Optional.empty()));
  }

  /** As {@link #put(String, Object, Predicate)}, but has the key removed. */
  public void remove(String key, Predicate<V> yields) {
    lane(key).offer(new Write<>(key, Optional.empty(), Optional.of(yields)));
  }

  /**
   * Waits until everything is written that was handed over before.
   *
   * @return whether it was within the limit
   */
  public boolean flush(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    return lanes.stream().allMatch(lane -> lane.awaitIdle(deadline));
  }

  /** Writes what waits, within a limit, and ends. */
  @Override
  public void close() {
    flush(CLOSE_LIMIT);
    lanes.forEach(Lane::stop);
  }

  private Lane lane(String key) {
    return lanes.get(Math.floorMod(key.hashCode(), lanes.size()));
  }

  private final class Lane implements Runnable {
    // All guarded by this.
    private final Map<String, Write<V>> waiting = new LinkedHashMap<>();
    private boolean writing;
    private boolean stopped;
    private long dropped;
    private Thread thread;

    void start(ThreadFactory threads) {
      thread = threads.newThread(this);
      thread.start();
    }

    synchronized void offer(Write<V> write) {
      if (stopped || (waiting.size() >= laneLimit && !waiting.containsKey(write.key()))) {
        dropped++;
        return;
      }
      waiting.remove(write.key());
      waiting.put(write.key(), write);
      notifyAll();
    }

    synchronized boolean awaitIdle(long deadline) {
      try {
        for (long left = deadline - System.nanoTime();
            writing || !waiting.isEmpty();
            left = deadline - System.nanoTime()) {
          if (left <= 0) {
            return false;
          }
          TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    synchronized void stop() {
      stopped = true;
      waiting.clear();
      thread.interrupt();
    }

    @Override
    public void run() {
      try {
        for (Optional<Write<V>> next = take(); next.isPresent(); next = take()) {
          write(next.get());
        }
      } catch (InterruptedException e) {
        // It was stopped.
        Thread.currentThread().interrupt();
      }
    }

    /** The next one; empty if there will be none. */
    private synchronized Optional<Write<V>> take() throws InterruptedException {
      writing = false;
      notifyAll();
      if (waiting.isEmpty() && dropped > 0) {
        ReplicationLog.LOG.dropped(dropped);
        dropped = 0;
      }
      while (waiting.isEmpty() && !stopped) {
        wait();
      }
      if (stopped) {
        return Optional.empty();
      }
      Iterator<Write<V>> eldest = waiting.values().iterator();
      Write<V> write = eldest.next();
      eldest.remove();
      writing = true;
      return Optional.of(write);
    }

    /** What the cache throws is its own: a member that left, a partition, a time limit. */
    private void write(Write<V> write) {
      try {
        if (write.yields().isPresent()) {
          writeUnless(write.yields().get(), write);
        } else if (write.value().isPresent()) {
          cache.put(write.key(), write.value().get());
        } else {
          cache.remove(write.key());
        }
      } catch (RuntimeException e) {
        ReplicationLog.LOG.notWritten(e.toString());
      }
    }
  }

  private void writeUnless(Predicate<V> yields, Write<V> write) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<V> present = Optional.ofNullable(cache.get(write.key()));
      if (present.filter(yields).isPresent() || replaces(present, write)) {
        return;
      }
    }
    ReplicationLog.LOG.notWritten("other nodes write " + write.key() + " all the time");
  }

  /** False if the cache has another value by now. */
  private boolean replaces(Optional<V> present, Write<V> write) {
    String key = write.key();
    if (write.value().isEmpty()) {
      return present.isEmpty() || cache.remove(key, present.get());
    }
    V value = write.value().get();
    return present.isEmpty()
        ? cache.putIfAbsent(key, value) == null
        : cache.replace(key, present.get(), value);
  }

  /** No value removes the key. */
  private record Write<V>(String key, Optional<V> value, Optional<Predicate<V>> yields) {}
}
