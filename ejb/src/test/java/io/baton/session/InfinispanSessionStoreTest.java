package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.WriteBehind;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.support.FakeServiceProvider;
import io.baton.support.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InfinispanSessionStoreTest {
  private final ConcurrentHashMap<String, byte[]> cache = new ConcurrentHashMap<>();
  private final FakeServiceProvider provider = new FakeServiceProvider();
  private final WriteBehind writer = new WriteBehind(cache, Thread::new, 2, 100);
  private final InfinispanSessionStore store =
      new InfinispanSessionStore(cache, writer, provider, "node-1");
  private final InfinispanSessionStore other =
      new InfinispanSessionStore(cache, writer, new FakeServiceProvider(), "node-2");

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void recordsSessionsUntilTheyClose() {
    SessionSnapshot session = Samples.session("s1", Samples.START);
    store.record(new StreamEvent.Created(Samples.START, session));
    store.record(new StreamEvent.Changed(Samples.START.plusSeconds(9), session));

    assertThat(recorded())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.id()).isEqualTo("s1");
              assertThat(record.node()).isEqualTo("node-1");
              assertThat(record.anchor()).isEqualTo("node-1");
              assertThat(record.epoch()).isZero();
              assertThat(record.recorded()).isEqualTo(Samples.START.plusSeconds(9));
            });

    store.record(new StreamEvent.Closed(Samples.START, session, CloseReason.TEARDOWN));
    assertThat(recorded()).isEmpty();
  }

  @Test
  void recordsWhoTheClientTalksToAndTheEpochOfTheAssignment() {
    provider.hold(Samples.assignment("s1", "node-1"));
    store.record(created("s1"));

    assertThat(recorded())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.anchor()).isEqualTo("anchor-node-1");
              assertThat(record.epoch()).isEqualTo(1);
            });
  }

  @Test
  void aStoppingNodeTakesItsOwnSessionsAway() {
    store.record(created("s1"));
    other.record(created("s2"));

    store.stop();

    assertThat(other.all()).extracting(SessionRecord::id).containsExactly("s2");
  }

  @Test
  void leavesWhatItCannotReadAlone() {
    cache.put("s9", "{\"v\":9}".getBytes(StandardCharsets.UTF_8));
    store.record(created("s1"));

    assertThat(recorded()).hasSize(1);
    store.stop();
    assertThat(cache).containsOnlyKeys("s9");
  }

  private List<SessionRecord> recorded() {
    assertThat(writer.flush(Duration.ofSeconds(10))).isTrue();
    return other.all();
  }

  private static StreamEvent.OfSession created(String id) {
    return new StreamEvent.Created(Samples.START, Samples.session(id, Samples.START));
  }
}
