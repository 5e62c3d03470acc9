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
 * <p>A write may yield to what is in the cache. That is looked up before it is written, and not in
 * one step: it guards against a former owner of the record that writes late, not against two that
 * write at once.
 */
public final class WriteBehind implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final ConcurrentMap<String, byte[]> cache;
  private final List<Lane> lanes;
  private final int laneLimit;

  /**
   * Starts with nothing to write.
   *
   * @param writers how many write at once; a key always has the same one
   * @param limit keys that wait at most
   */
  public WriteBehind(
      ConcurrentMap<String, byte[]> cache, ThreadFactory threads, int writers, int limit) {
    this.cache = cache;
    this.laneLimit = Math.max(1, limit / writers);
    this.lanes = IntStream.range(0, writers).mapToObj(i -> new Lane()).toList();
    lanes.forEach(lane -> lane.start(threads));
  }

  /** Has a value written. */
  public void put(String key, byte[] value) {
    lane(key).offer(new Write(key, Optional.of(value), Optional.empty()));
  }

  /** Has a value written unless it yields to the one that is in the cache. */
  public void put(String key, byte[] value, Predicate<byte[]> yields) {
    lane(key).offer(new Write(key, Optional.of(value), Optional.of(yields)));
  }

  /** Has a key removed. */
  public void remove(String key) {
    lane(key).offer(new Write(key, Optional.empty(), Optional.empty()));
  }

  /** Has a key removed unless that yields to the value that is in the cache. */
  public void remove(String key, Predicate<byte[]> yields) {
    lane(key).offer(new Write(key, Optional.empty(), Optional.of(yields)));
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
    private final Map<String, Write> waiting = new LinkedHashMap<>();
    private boolean writing;
    private boolean stopped;
    private long dropped;
    private Thread thread;

    void start(ThreadFactory threads) {
      thread = threads.newThread(this);
      thread.start();
    }

    synchronized void offer(Write write) {
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
        for (Optional<Write> next = take(); next.isPresent(); next = take()) {
          write(next.get());
        }
      } catch (InterruptedException e) {
        // It was stopped.
        Thread.currentThread().interrupt();
      }
    }

    /** The next one; empty if there will be none. */
    private synchronized Optional<Write> take() throws InterruptedException {
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
      Iterator<Write> eldest = waiting.values().iterator();
      Write write = eldest.next();
      eldest.remove();
      writing = true;
      return Optional.of(write);
    }

    /** What the cache throws is its own: a member that left, a partition, a time limit. */
    private void write(Write write) {
      try {
        if (yields(write)) {
          return;
        }
        if (write.value().isPresent()) {
          cache.put(write.key(), write.value().get());
        } else {
          cache.remove(write.key());
        }
      } catch (RuntimeException e) {
        ReplicationLog.LOG.notWritten(e.toString());
      }
    }
  }

  private boolean yields(Write write) {
    return write
        .yields()
        .filter(yields -> Optional.ofNullable(cache.get(write.key())).filter(yields).isPresent())
        .isPresent();
  }

  /** No value removes the key. */
  private record Write(String key, Optional<byte[]> value, Optional<Predicate<byte[]>> yields) {}
}
