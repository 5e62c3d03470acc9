package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cluster.WriteBehind;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.node.EngineUnavailableException;
import io.baton.support.FakeEngine;
import io.baton.support.FakeServiceProvider;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineSessionRegistryTest {
  private final TestClock clock = new TestClock();
  private final FakeEngine engine = new FakeEngine();
  private final SessionSnapshot late = Samples.session("late", Samples.START.plusSeconds(9));
  private final SessionSnapshot early = Samples.session("early", Samples.START);
  private final ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();
  private final WriteBehind<String> writer = new WriteBehind<>(cache, Thread::new, 1, 10);
  private final SessionStore store =
      new InfinispanSessionStore(cache, writer, new FakeServiceProvider(), "node-1");
  private final EngineSessionRegistry registry =
      new EngineSessionRegistry(engine.local(), store, clock);

  @BeforeEach
  void fill() {
    engine.add(late);
    engine.add(early);
  }

  @AfterEach
  void closed() {
    writer.close();
    assertThat(engine.open()).as("connections left open").isZero();
  }

  @Test
  void listsOldestFirst() {
    assertThat(registry.list()).containsExactly(early, late);
  }

  @Test
  void findsOne() {
    assertThat(registry.find("late")).contains(late);
    assertThat(registry.find("none")).isEmpty();
  }

  @Test
  void remembersHowSuppliersChangedUntilTheSessionIsOver() {
    registry.follow(Samples.change("late", 1));
    registry.follow(Samples.change("late", 2));

    assertThat(registry.supplyChanges("late").total()).isEqualTo(2);
    assertThat(registry.supplyChanges("late").latest())
        .containsExactly(Samples.change("late", 1), Samples.change("late", 2));
    assertThat(registry.supplyChanges("early")).isEqualTo(SupplyChanges.NONE);
    registry.follow(
        new StreamEvent.Closed(Samples.START, late, StreamEvent.CloseReason.DISCONNECTED));
    assertThat(registry.supplyChanges("late")).isEqualTo(SupplyChanges.NONE);
  }

  @Test
  void endsOne() {
    assertThat(registry.end("late")).isTrue();
    assertThat(registry.list()).containsExactly(early);
    assertThat(registry.end("late")).isFalse();
  }

  @Test
  void listsWhatIsRecordedOldestFirst() {
    store.record(new StreamEvent.Created(Samples.START, late));
    store.record(new StreamEvent.Created(Samples.START, early));

    assertThat(writer.flush(Duration.ofSeconds(10))).isTrue();
    assertThat(registry.recorded()).extracting(SessionRecord::id).containsExactly("early", "late");
  }

  /** The event was at 31.7 s; it plays at twice the scale and half the speed. */
  @Test
  void reckonsWhereASessionIsFromItsLatestEvent() {
    store.record(new StreamEvent.Created(clock.instant(), early));
    assertThat(writer.flush(Duration.ofSeconds(10))).isTrue();

    clock.advance(Duration.ofSeconds(8));

    SessionRecord session = registry.recorded().get(0);
    assertThat(session.position()).isEqualTo(Duration.ofMillis(39_700));
    assertThat(session.recorded()).isEqualTo(clock.instant().minusSeconds(8));
  }

  @Test
  void hasNoSessionsWithoutAnEngine() {
    engine.stop();

    assertThat(registry.list()).isEmpty();
    assertThat(registry.find("late")).isEmpty();
    assertThatThrownBy(() -> registry.end("late")).isInstanceOf(EngineUnavailableException.class);
  }
}
