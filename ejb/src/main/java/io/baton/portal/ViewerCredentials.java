package io.baton.portal;

import io.baton.connector.ViewerCredential;
import io.baton.node.SteadyClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Credentials of those who may view, from the server's security domain. What was found is kept for
 * a few seconds, so that a thousand connections of one user cost one look-up.
 */
@ApplicationScoped
class ViewerCredentials {
  private static final Duration AGE = Duration.ofSeconds(5);
  private static final int CAPACITY = 1000;

  private final BiFunction<String, String, Optional<ViewerCredential>> source;
  private final Clock clock;

  // Guarded by itself.
  private final Map<Question, Answer> cache =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
          return size() > CAPACITY;
        }
      };

  ViewerCredentials() {
    this(new ElytronViewers()::find, SteadyClock.system());
  }

  ViewerCredentials(BiFunction<String, String, Optional<ViewerCredential>> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** The credential of a user, or empty if there is no such user or it may not view. */
  Optional<ViewerCredential> find(String user, String realm) {
    Question question = new Question(user, realm);
    Instant now = clock.instant();
    synchronized (cache) {
      Answer known = cache.get(question);
      if (known != null && now.isBefore(known.expires)) {
        return known.credential;
      }
    }
    Optional<ViewerCredential> found = source.apply(user, realm);
    synchronized (cache) {
      cache.remove(question);
      cache.put(question, new Answer(found, now.plus(AGE)));
    }
    return found;
  }

  private record Question(String user, String realm) {}

  private record Answer(Optional<ViewerCredential> credential, Instant expires) {}
}
