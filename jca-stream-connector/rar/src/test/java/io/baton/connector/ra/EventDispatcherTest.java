package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.connector.StreamEventListener;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import jakarta.resource.ResourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventDispatcherTest {
  /** More than any queue between engine and bean holds. */
  private static final int FLOOD = 20_000;

  private final ManualWorkManager workManager = new ManualWorkManager();
  private final TestClock clock = new TestClock();
  private final List<StreamEvent> delivered = new ArrayList<>();
  private final Endpoint<StreamEventListener> endpoint = new Endpoint<>(StreamEventListener.class);
  private final FakeEndpointFactory beans =
      new FakeEndpointFactory(StreamEventListener.class, this::deliver);
  private final EventDispatcher dispatcher = new EventDispatcher(endpoint, workManager, clock);
  private final Logger logger = Logger.getLogger("io.baton.connector");
  private final RecordingHandler warnings = new RecordingHandler();

  @BeforeEach
  void activate() throws ResourceException {
    endpoint.attach(beans);
    logger.addHandler(warnings);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(warnings);
    logger.setUseParentHandlers(true);
  }

  @Test
  void deliversTheEventsOfASessionInOrder() {
    List<StreamEvent> events = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      events.add(event("s1", i));
    }
    events.forEach(dispatcher);

    workManager.runAll();

    assertThat(delivered).containsExactlyElementsOf(events);
    assertThat(beans.open()).isZero();
  }

  @Test
  void tellsOfAssignmentsThatNobodyCameFor() {
    StreamEvent unclaimed = new StreamEvent.Unclaimed(Instant.EPOCH, "a1");
    dispatcher.accept(unclaimed);

    workManager.runAll();

    assertThat(delivered).containsExactly(unclaimed);
  }

  /** A supplier that dies changes the suppliers of all its sessions at once. */
  @Test
  void changesOfSuppliersFindRoomWhereTheOtherEventsFindNone() {
    for (int i = 0; i < FLOOD; i++) {
      dispatcher.accept(event("s" + i, i));
    }
    for (int i = 0; i < 5000; i++) {
      dispatcher.accept(supplyChanged("s" + i));
    }

    workManager.runAll();

    assertThat(delivered).filteredOn(SupplyChanged.class::isInstance).hasSize(5000);
  }

  private static StreamEvent supplyChanged(String session) {
    return new SupplyChanged(
        Instant.EPOCH, session, "a1", "n1", "n2", SupplyCause.BROKEN, 1, 2, Duration.ZERO);
  }

  @Test
  void goesOnAfterABeanThrew() {
    dispatcher.accept(event("broken", 0));
    dispatcher.accept(event("s1", 0));

    workManager.runAll();

    assertThat(delivered).containsExactly(event("s1", 0));
    assertThat(warnings.messages).hasSize(1).first().asString().contains("broken");
  }

  @Test
  void dropsWithoutABean() {
    endpoint.detach(beans);
    dispatcher.accept(event("s1", 0));

    workManager.runAll();

    assertThat(delivered).isEmpty();
    assertThat(warnings.messages).isEmpty();
  }

  @Test
  void countsWhatDoesNotFitAndSaysSoOnceAPeriod() {
    for (int i = 0; i < FLOOD; i++) {
      dispatcher.accept(event("s1", i));
    }
    assertThat(warnings.messages).hasSize(1);

    clock.advance(Duration.ofMinutes(1));
    dispatcher.accept(event("s1", FLOOD));
    assertThat(warnings.messages).hasSize(2);

    workManager.runAll();
    int reported = warnings.messages.stream().mapToInt(EventDispatcherTest::count).sum();
    assertThat(delivered.size() + reported).isEqualTo(FLOOD + 1);
  }

  @Test
  void reportsAtTheEndWhatItHadNotYet() {
    for (int i = 0; i < FLOOD; i++) {
      dispatcher.accept(event("s1", i));
    }
    workManager.runAll();

    dispatcher.close(Duration.ofSeconds(1));

    int reported = warnings.messages.stream().mapToInt(EventDispatcherTest::count).sum();
    assertThat(delivered.size() + reported).isEqualTo(FLOOD);
  }

  private static int count(String message) {
    return Integer.parseInt(message.replaceAll("^\\D*\\d*: (\\d+) .*", "$1"));
  }

  private void deliver(StreamEvent event) {
    if (event.id().equals("broken")) {
      throw new IllegalStateException("cannot record");
    }
    delivered.add(event);
  }

  private static StreamEvent event(String session, int second) {
    Instant start = Instant.parse("2026-05-01T12:00:00Z");
    SessionSnapshot snapshot =
        new SessionSnapshot(
            session,
            new MediaPath("film.mp4"),
            new ContentId("0".repeat(64)),
            "192.0.2.1",
            "",
            "",
            DeliveryTransport.UDP,
            SessionState.PLAYING,
            Duration.ofSeconds(second),
            1,
            1,
            start,
            0,
            0,
            2_000_000,
            0,
            0,
            Optional.empty());
    return new StreamEvent.Changed(start.plusSeconds(second), snapshot);
  }

  private static final class RecordingHandler extends Handler {
    private final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      messages.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
