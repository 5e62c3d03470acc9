package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.WriteBehind;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.SessionValue;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.Supplier;
import io.baton.model.delivery.StreamTimeline;
import io.baton.model.delivery.TrackDestination;
import io.baton.model.delivery.TrackPosition;
import io.baton.support.FakeServiceProvider;
import io.baton.support.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InfinispanSessionStoreTest {
  private final ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();
  private final FakeServiceProvider provider = new FakeServiceProvider();
  private final WriteBehind<String> writer = new WriteBehind<>(cache, Thread::new, 2, 100);
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
  void recordsWhoTheClientTalksToAndItsAssignment() {
    provider.hold(Samples.assignment("s1", "node-1"));
    store.record(created("s1"));

    assertThat(recorded())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.anchor()).isEqualTo("anchor-node-1");
              assertThat(record.assignments())
                  .containsExactly(new SessionAssignment("s1", "delivery", "node-1", 1));
              assertThat(record.supplier()).isEmpty();
            });
  }

  @Test
  void recordsAllThatAnotherNodeNeeds() {
    SessionSupply supply = supply("a7", 2);
    StreamTimeline timeline = timeline(4711);
    TrackDestination destination = TrackDestination.interleaved(0, 2);
    store.record(
        new StreamEvent.Changed(
            Samples.START,
            Samples.session(
                "s1", new SessionValue(5, timeline, List.of(destination), Optional.of(supply)))));

    assertThat(recorded())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.node()).isEqualTo("node-1");
              assertThat(record.anchor()).isEqualTo("node-1");
              assertThat(record.epoch()).isEqualTo(5);
              assertThat(record.timeline()).isEqualTo(timeline);
              assertThat(record.destinations()).containsExactly(destination);
              assertThat(record.assignments())
                  .containsExactly(new SessionAssignment("a7", "supply", "node-2", 2));
              assertThat(record.supplier()).contains("node-2");
            });
  }

  @Test
  void aRecordNeverTakesThePlaceOfOneOfAHigherEpoch() {
    store.record(changed("s1", 3, 300));
    store.record(changed("s1", 2, 200));
    assertThat(recorded()).extracting(SessionRecord::epoch).containsExactly(3L);

    other.record(changed("s1", 4, 400));
    // The nodes of this test share a writer, which would write the latest value alone.
    assertThat(writer.flush(Duration.ofSeconds(10))).isTrue();
    store.record(changed("s1", 3, 301));
    assertThat(recorded())
        .as("another node has taken it over")
        .extracting(record -> record.timeline().tracks().get(0).firstSequence())
        .containsExactly(400L);

    store.record(
        new StreamEvent.Closed(
            Samples.START, changed("s1", 3, 301).session(), CloseReason.SHUTDOWN));
    assertThat(recorded()).as("its former node ends its own").hasSize(1);
    store.remove(recorded().get(0));
    assertThat(recorded()).isEmpty();
  }

  @Test
  void ofOneEpochTheLatestIsRecorded() {
    store.record(changed("s1", 3, 300));
    store.record(changed("s1", 3, 301));

    assertThat(recorded())
        .extracting(record -> record.timeline().tracks().get(0).firstSequence())
        .containsExactly(301L);
  }

  private static StreamEvent.OfSession changed(String id, long epoch, long sequence) {
    return new StreamEvent.Changed(
        Samples.START,
        Samples.session(
            id, new SessionValue(epoch, timeline(sequence), List.of(), Optional.empty())));
  }

  private static SessionSupply supply(String assignment, long epoch) {
    return new SessionSupply(assignment, epoch, List.of(new Supplier("node-2", "192.0.2.2", 8555)));
  }

  private static StreamTimeline timeline(long sequence) {
    return new StreamTimeline(
        true,
        Duration.ofMillis(-3),
        Duration.ofSeconds(9),
        Duration.ofSeconds(10),
        Duration.ofMillis(9_960),
        Duration.ofDays(365),
        1000,
        1000,
        List.of(new TrackPosition(0, -5, 7, sequence, 90_000, 6, 6000, false, true)));
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
    cache.put("s9", "{\"v\":9}");
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
