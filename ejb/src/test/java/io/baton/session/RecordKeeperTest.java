package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.cluster.WriteBehind;
import io.baton.connector.SessionSupply;
import io.baton.connector.SessionValue;
import io.baton.connector.StreamEvent;
import io.baton.connector.Supplier;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Release;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
import io.baton.model.delivery.StreamTimeline;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeEngine;
import io.baton.support.FakeMessenger;
import io.baton.support.FakeServiceProvider;
import io.baton.support.FakeSupervision;
import io.baton.support.MemoryAssignmentStore;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordKeeperTest {
  private static final Duration RESERVATION_LIFE = Duration.ofSeconds(15);

  private final TestClock clock = new TestClock();
  private final FakeClusterDirectory directory =
      new FakeClusterDirectory("node-1", "node-2", "node-3");
  private final FakeSupervision supervision = new FakeSupervision();
  private final FakeEngine engine = new FakeEngine();
  private final FakeServiceProvider provider = new FakeServiceProvider();
  private final ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();
  private final WriteBehind<String> writer = new WriteBehind<>(cache, Thread::new, 1, 100);
  private final SessionStore sessions =
      new InfinispanSessionStore(cache, writer, provider, "node-1");
  private final SessionStore othersSessions =
      new InfinispanSessionStore(cache, writer, provider, "node-3");
  private final MemoryAssignmentStore assignments = new MemoryAssignmentStore();
  private final List<AssignmentRecord> known = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private final FakeMessenger messenger = new FakeMessenger();
  private final AnchoredSupply supply = new AnchoredSupply(messenger, clock);
  private Collection<?> compared = List.of();
  private final RecordKeeper keeper =
      new RecordKeeper(
          directory, engine.local(), provider, manager(), sessions, assignments, supply, clock);

  @AfterEach
  void close() {
    writer.close();
    assertThat(engine.open()).as("connections left open").isZero();
  }

  @Test
  void aSessionWhoseRecordWasLostIsRecordedAgain() {
    engine.add(Samples.session("s1", Samples.START));

    look();

    assertThat(recorded()).containsExactly("s1");
  }

  @Test
  void whatAViewerHasComeToLoseIsRecorded() {
    sessions.record(
        new StreamEvent.Created(Samples.START, Samples.session("s1", Samples.START, 0)));
    sessions.record(
        new StreamEvent.Created(Samples.START, Samples.session("s2", Samples.START, 0)));
    engine.add(Samples.session("s1", Samples.START, 0.004));
    engine.add(Samples.session("s2", Samples.START, 0.3));

    look();

    recorded();
    assertThat(sessions.all())
        .extracting(SessionRecord::id, SessionRecord::reportedLoss)
        .containsExactlyInAnyOrder(tuple("s1", 0.0), tuple("s2", 0.3));
  }

  @Test
  void theRecordOfASessionThatIsOverIsRemoved() {
    sessions.record(created("s1"));
    othersSessions.record(created("s3"));

    look();

    assertThat(recorded()).containsExactly("s3");
  }

  @Test
  void anAssignmentWhoseRecordWasLostIsRecordedAgain() {
    provider.hold(Samples.assignment("a1", "node-1"));

    look();

    assertThat(assignments.all()).extracting(AssignmentRecord::assignment).containsExactly("a1");
  }

  @Test
  void theRecordOfAnAssignmentThatIsNotHeldIsRemoved() {
    assignments.record(Samples.assignment("a1", "node-1"));
    assignments.record(Samples.assignment("a2", "node-2"));

    look();

    assertThat(assignments.all()).extracting(AssignmentRecord::assignment).containsExactly("a2");
  }

  @Test
  void aReservationForWhichNobodyCameIsOver() {
    provider.hold(Samples.assignment("a1", "node-1"));
    provider.hold(Samples.assignment("a2", "node-1"));
    engine.add(Samples.session("a2", Samples.START));

    clock.advance(RESERVATION_LIFE.multipliedBy(2));
    look();
    assertThat(provider.ended()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    look();
    assertThat(provider.ended()).containsExactly("a1");
  }

  @Test
  void aManagerForgetsWhatNobodyRecords() {
    known.add(Samples.assignment("a1", "node-2"));
    known.add(Samples.assignment("a2", "node-2"));
    assignments.record(Samples.assignment("a2", "node-2"));

    look();
    assertThat(forgotten).as("may be on its way").isEmpty();

    clock.advance(Duration.ofSeconds(61));
    look();
    assertThat(forgotten).containsExactly("a1");
  }

  @Test
  void theRecordsOfADeadNodeOutliveItForAWhile() {
    leaveRecordsOfNodeThree();
    directory.remove("node-3");

    look();
    clock.advance(RecordKeeper.GRACE.minusSeconds(1));
    look();
    assertThat(recorded()).containsExactly("s3");

    clock.advance(Duration.ofSeconds(1));
    look();
    assertThat(recorded()).isEmpty();
    assertThat(assignments.all()).isEmpty();
  }

  @Test
  void aNodeThatReturnsKeepsThem() {
    leaveRecordsOfNodeThree();
    directory.remove("node-3");
    look();
    clock.advance(RecordKeeper.GRACE.minusSeconds(1));
    directory.put(FakeClusterDirectory.node("node-3", 2));
    look();
    directory.remove("node-3");
    clock.advance(Duration.ofSeconds(1));
    look();

    assertThat(recorded()).containsExactly("s3");
  }

  @Test
  void oneManagerRemovesThemAndTheOthersDoNot() {
    leaveRecordsOfNodeThree();
    directory.remove("node-3");
    directory.put(FakeClusterDirectory.node("node-0", 1, "slm"));

    look();
    clock.advance(RecordKeeper.GRACE);
    look();

    assertThat(recorded()).containsExactly("s3");
  }

  @Test
  void withoutAnEngineNothingIsSaidOfItsSessions() {
    sessions.record(created("s1"));
    engine.stop();

    look();

    assertThat(recorded()).containsExactly("s1");
  }

  @Test
  void reservationsLiveAsLongAsTheEngineHoldsThem() {
    engine.hold(Duration.ofSeconds(40));
    provider.hold(Samples.assignment("a1", "node-1"));

    clock.advance(Duration.ofSeconds(80));
    look();
    assertThat(provider.ended()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    look();
    assertThat(provider.ended()).containsExactly("a1");
  }

  @Test
  void looksSoonAfterAChangeAndNowAndThenOtherwise() {
    RecordTimer timer =
        new RecordTimer(
            directory,
            supervision,
            new NodeLosses(directory, supervision, sessions, assignments),
            keeper);
    timer.look();
    engine.add(Samples.session("s1", Samples.START));

    for (int i = 0; i < 9; i++) {
      timer.look();
      assertThat(recorded()).isEmpty();
    }
    timer.look();
    assertThat(recorded()).containsExactly("s1");

    engine.add(Samples.session("s2", Samples.START));
    directory.remove("node-3");
    for (int i = 0; i < 4; i++) {
      timer.look();
      assertThat(recorded()).as("looks are not one upon the other").containsExactly("s1");
    }
    timer.look();
    assertThat(recorded()).containsExactlyInAnyOrder("s1", "s2");

    engine.add(Samples.session("s3", Samples.START));
    for (int i = 0; i < 6; i++) {
      timer.look();
    }
    supervision.change();
    timer.look();
    assertThat(recorded()).as("at once after a while").contains("s3");
  }

  @Test
  void theManagerComparesWhatItKnowsWithWhatIsRecorded() {
    assignments.record(Samples.assignment("a2", "node-2"));

    look();

    assertThat(compared).isEqualTo(assignments.all());
  }

  @Test
  void theRecordThatSupersedesTheOtherIsKeptOnBothSides() {
    AssignmentRecord one = Samples.assignment("a1", "node-1");
    AssignmentRecord two = Samples.assignment("a2", "node-1");
    provider.hold(one.movedTo("node-2"));
    provider.hold(two);
    assignments.record(one);
    assignments.record(two.movedTo("node-3"));

    look();

    assertThat(assignments.all()).containsExactly(one.movedTo("node-2"), two.movedTo("node-3"));
    assertThat(provider.held()).containsExactly(one.movedTo("node-2"), two.movedTo("node-3"));
  }

  /** Its id was given to another provider too, because this one was silent for too long. */
  @Test
  void theRecordOfAnotherProviderIsNotTouched() {
    AssignmentRecord elsewhere = Samples.assignment("a1", "node-2");
    AssignmentRecord here = Samples.assignment("a1", "node-1").movedTo("node-1");
    provider.hold(here);
    assignments.record(elsewhere);

    look();

    assertThat(assignments.find("a1")).contains(elsewhere);
    assertThat(provider.held()).containsExactly(here);
  }

  /** They live as long as their anchors renew them. */
  @Test
  void whatIsSuppliedIsHeldWithoutASession() {
    provider.hold(Samples.supply("a1", "node-1"));
    provider.hold(Samples.supply("a2", "node-1"));
    engine.reserve(
        new Reservation(
            "a1",
            Samples.path("film.mp4"),
            Samples.CONTENT,
            "",
            "",
            DeliveryMode.RELAY,
            "node-2",
            1,
            ReservationUse.SUPPLY));

    clock.advance(Duration.ofMinutes(10));
    look();

    assertThat(provider.ended()).containsExactly("a2");
  }

  @Test
  void suppliersThatNoSessionHasComeToUseAreReleased() {
    supply.add(assigned("a1"));
    supply.add(assigned("a2"));
    SessionSupply used =
        new SessionSupply("a1", 1, List.of(new Supplier("node-2", "192.0.2.2", 8555)));
    engine.add(Samples.supplied("s1", used));

    clock.advance(Duration.ofMinutes(1));
    look();
    assertThat(messenger.sent(Release.class)).as("its client may still come").isEmpty();

    clock.advance(Duration.ofSeconds(1));
    look();
    assertThat(messenger.sent(Release.class)).containsExactly(new Release("a2"));
  }

  private static Assigned assigned(String id) {
    AssignmentRecord record = Samples.supply(id, "node-2");
    return new Assigned(
        id,
        record.path(),
        record.content(),
        record.mode(),
        record.manager(),
        record.components(),
        List.of(),
        record.bitrate(),
        List.of());
  }

  @Test
  void whatAnEventWouldHaveToldIsRecordedIfTheEventWasLost() {
    SessionValue paused = new SessionValue(2, StreamTimeline.NONE, List.of(), Optional.empty());
    sessions.record(created("s1"));
    engine.add(Samples.session("s1", paused));

    look();

    recorded();
    assertThat(sessions.all()).extracting(SessionRecord::epoch).containsExactly(2L);
  }

  private void leaveRecordsOfNodeThree() {
    othersSessions.record(created("s3"));
    assignments.record(Samples.assignment("s3", "node-3"));
  }

  private void look() {
    recorded();
    keeper.look();
  }

  private List<String> recorded() {
    assertThat(writer.flush(Duration.ofSeconds(10))).isTrue();
    return sessions.all().stream().map(SessionRecord::id).toList();
  }

  private static StreamEvent.OfSession created(String id) {
    return new StreamEvent.Created(Samples.START, Samples.session(id, Samples.START));
  }

  private ServiceLocationManager manager() {
    return (ServiceLocationManager)
        Proxy.newProxyInstance(
            ServiceLocationManager.class.getClassLoader(),
            new Class<?>[] {ServiceLocationManager.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("supervise")) {
                compared = (Collection<?>) arguments[0];
                return null;
              }
              if (method.getName().equals("forget")) {
                forgotten.add((String) arguments[0]);
                return null;
              }
              return List.copyOf(known);
            });
  }
}
