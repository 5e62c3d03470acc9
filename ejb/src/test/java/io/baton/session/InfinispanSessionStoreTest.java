package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.WriteBehind;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.model.delivery.DeliveryMode;
import io.baton.support.FakeServiceProvider;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InfinispanSessionStoreTest {
  private final ConcurrentHashMap<String, byte[]> cache = new ConcurrentHashMap<>();
  private final FakeServiceProvider provider = new FakeServiceProvider();
  private final TestClock clock = new TestClock();
  private final WriteBehind writer = new WriteBehind(cache, Thread::new, 2, 100);
  private final InfinispanSessionStore store =
      new InfinispanSessionStore(cache, writer, provider, "node-1", clock);
  private final InfinispanSessionStore other =
      new InfinispanSessionStore(cache, writer, new FakeServiceProvider(), "node-2", clock);

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

  /** A client that was redirected talks to the provider and to no other node any more. */
  @Test
  void theAnchorOfARedirectedSessionIsItsProvider() {
    provider.hold(Samples.assignment("s1", "node-1", DeliveryMode.REDIRECT));
    store.record(created("s1"));

    assertThat(recorded()).extracting(SessionRecord::anchor).containsExactly("node-1");
  }

  /** If that was the death of its anchor, what it concerned is to be told yet. */
  @ParameterizedTest
  @EnumSource(
      value = CloseReason.class,
      names = {"DISCONNECTED", "TOO_SLOW"})
  void theRecordOfARelayedSessionOutlivesTheConnectionOfItsAnchor(CloseReason reason) {
    provider.hold(Samples.assignment("s1", "node-1"));
    store.record(created("s1"));
    store.record(closed("s1", reason));
    store.remove("s1");

    assertThat(recorded())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.anchor()).isEqualTo("anchor-node-1");
              assertThat(record.end()).isEqualTo(reason.name());
              assertThat(record.isLive()).isFalse();
            });

    clock.advance(InfinispanSessionStore.KEPT);
    store.remove("s1");
    assertThat(recorded()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = CloseReason.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DISCONNECTED", "TOO_SLOW"})
  void nothingIsKeptOfARelayedSessionThatEndsOtherwise(CloseReason reason) {
    provider.hold(Samples.assignment("s1", "node-1"));
    store.record(created("s1"));
    store.record(closed("s1", reason));

    assertThat(recorded()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CloseReason.class)
  void nothingIsKeptOfASessionWhoseClientTalkedToThisNode(CloseReason reason) {
    provider.hold(Samples.assignment("s1", "node-1", DeliveryMode.REDIRECT));
    for (String id : List.of("s1", "s2")) {
      store.record(created(id));
      store.record(closed(id, reason));
    }

    assertThat(recorded()).isEmpty();
  }

  @Test
  void aStoppingNodeTakesAwayWhatItKept() {
    provider.hold(Samples.assignment("s1", "node-1"));
    store.record(closed("s1", CloseReason.DISCONNECTED));

    store.stop();

    assertThat(other.all()).isEmpty();
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

  private static StreamEvent.OfSession closed(String id, CloseReason reason) {
    return new StreamEvent.Closed(Samples.START, Samples.session(id, Samples.START), reason);
  }

  private static StreamEvent.OfSession created(String id) {
    return new StreamEvent.Created(Samples.START, Samples.session(id, Samples.START));
  }
}
