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
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Credentials of those who may view, from the server's security domain. What was found is kept for
 * a few seconds, so that a thousand connections of one user cost one look-up.
 */
@ApplicationScoped
class ViewerCredentials {
  private static final Duration AGE = Duration.ofSeconds(5);
  private static final int CAPACITY = 1000;

  private final Recent<Question, Optional<ViewerCredential>> credentials;
  private final Recent<String, Boolean> viewers;

  ViewerCredentials() {
    this(new ElytronViewers(), SteadyClock.system());
  }

  private ViewerCredentials(ElytronViewers source, Clock clock) {
    this(source::find, source::mayView, clock);
  }

  ViewerCredentials(
      BiFunction<String, String, Optional<ViewerCredential>> source,
      Predicate<String> viewers,
      Clock clock) {
    this.credentials = new Recent<>(question -> source.apply(question.user, question.realm), clock);
    this.viewers = new Recent<>(viewers::test, clock);
  }

  /** What the password of a user is checked with, or empty if there is no such user. */
  Optional<ViewerCredential> find(String user, String realm) {
    return credentials.get(new Question(user, realm));
  }

  /** Whether a user who has proved to be himself may view. */
  boolean mayView(String user) {
    return viewers.get(user);
  }

  private record Question(String user, String realm) {}

  /** Answers of the last seconds. Thread-safe. */
  private static final class Recent<K, V> {
    private final Function<K, V> source;
    private final Clock clock;

    // Guarded by itself.
    private final Map<K, Answer<V>> cache =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Answer<V>> eldest) {
            return size() > CAPACITY;
          }
        };

    private record Answer<V>(V value, Instant expires) {}

    Recent(Function<K, V> source, Clock clock) {
      this.source = source;
      this.clock = clock;
    }

    V get(K question) {
      Instant now = clock.instant();
      synchronized (cache) {
        Answer<V> known = cache.get(question);
        if (known != null && now.isBefore(known.expires)) {
          return known.value;
        }
      }
      V found = source.apply(question);
      synchronized (cache) {
        cache.remove(question);
        cache.put(question, new Answer<>(found, now.plus(AGE)));
      }
      return found;
    }
  }
}
