package io.baton.engine.login;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who has shown the right password, from where, in the last quarter of an hour. They do not wait
 * for what others guess from the same address. Bounded. Confined to its owner.
 */
final class RecentLogins {
  private static final int CAPACITY = 10_000;
  private static final long RECENT_NANOS = TimeUnit.MINUTES.toNanos(15);

  private final Map<Object, Long> since =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
          return size() > CAPACITY;
        }
      };

  void add(Object key, long now) {
    since.put(key, now);
  }

  boolean contains(Object key, long now) {
    Long at = since.get(key);
    return at != null && now - at < RECENT_NANOS;
  }
}
