package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.support.Samples;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class InfinispanSessionStoreTest {
  private final ConcurrentHashMap<String, byte[]> cache = new ConcurrentHashMap<>();
  private final InfinispanSessionStore store = new InfinispanSessionStore(cache, "node-1");
  private final InfinispanSessionStore other = new InfinispanSessionStore(cache, "node-2");

  @Test
  void recordsSessionsUntilTheyClose() {
    SessionSnapshot session = Samples.session("s1", Samples.START);
    store.record(new StreamEvent.Created(Samples.START, session));
    store.record(new StreamEvent.Changed(Samples.START.plusSeconds(9), session));

    assertThat(other.all())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.id()).isEqualTo("s1");
              assertThat(record.node()).isEqualTo("node-1");
              assertThat(record.recorded()).isEqualTo(Samples.START.plusSeconds(9));
            });

    store.record(new StreamEvent.Closed(Samples.START, session, CloseReason.TEARDOWN));
    assertThat(other.all()).isEmpty();
  }

  @Test
  void aStoppingNodeTakesItsOwnSessionsAway() {
    store.record(created("s1"));
    other.record(created("s2"));

    store.forgetOwn();

    assertThat(store.all()).extracting(SessionRecord::id).containsExactly("s2");
  }

  @Test
  void aStartingNodeRemovesWhatItLeftWhenItCrashed() {
    new InfinispanSessionStore(cache, "local").record(created("s1"));
    other.record(created("s2"));

    new InfinispanSessionStore(cache, "").start();

    assertThat(store.all()).extracting(SessionRecord::id).containsExactly("s2");
  }

  @Test
  void leavesWhatItCannotReadAlone() {
    cache.put("s9", "{\"v\":9}".getBytes(StandardCharsets.UTF_8));
    store.record(created("s1"));

    assertThat(store.all()).hasSize(1);
    store.forgetOwn();
    assertThat(cache).containsOnlyKeys("s9");
  }

  private static StreamEvent created(String id) {
    return new StreamEvent.Created(Samples.START, Samples.session(id, Samples.START));
  }
}
