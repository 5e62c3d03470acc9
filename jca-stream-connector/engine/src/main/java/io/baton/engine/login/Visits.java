package io.baton.engine.login;

import io.baton.connector.LoginPolicy.Attempt;
import io.baton.connector.LoginPolicy.Door;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which logins are worth a line: over RTSP each, over HTTP, where the password comes with every
 * request, the first of a user and address in ten minutes. Bounded. Confined to its owner.
 */
final class Visits {
  private static final int CAPACITY = 1000;
  private static final long VISIT_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Map<Attempt, Long> since =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Long> eldest) {
          return size() > CAPACITY;
        }
      };

  boolean isNew(Attempt attempt, long now) {
    if (attempt.door() != Door.HTTP) {
      return true;
    }
    Long begun = since.get(attempt);
    if (begun != null && now - begun < VISIT_NANOS) {
      return false;
    }
    since.remove(attempt);
    since.put(attempt, now);
    return true;
  }
}
