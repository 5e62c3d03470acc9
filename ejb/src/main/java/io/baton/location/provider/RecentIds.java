package io.baton.location.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ids that were added a short while ago, as many as there is room for. Thread-safe. */
final class RecentIds {
  private final Duration life;
  private final int capacity;
  private final Clock clock;

  // Guarded by this; in the order in which they were added.
  private final Map<String, Instant> added = new LinkedHashMap<>();

  RecentIds(Duration life, int capacity, Clock clock) {
    this.life = life;
    this.capacity = capacity;
    this.clock = clock;
  }

  /** Adds an id, or keeps it for longer; the oldest one is forgotten if there are too many. */
  synchronized void add(String id) {
    forgetOld();
    added.remove(id);
    added.put(id, clock.instant());
    if (added.size() > capacity) {
      added.remove(added.keySet().iterator().next());
    }
  }

  synchronized boolean contains(String id) {
    forgetOld();
    return added.containsKey(id);
  }

  private void forgetOld() {
    Instant limit = clock.instant().minus(life);
    Iterator<Instant> oldestFirst = added.values().iterator();
    while (oldestFirst.hasNext() && !oldestFirst.next().isAfter(limit)) {
      oldestFirst.remove();
    }
  }
}
