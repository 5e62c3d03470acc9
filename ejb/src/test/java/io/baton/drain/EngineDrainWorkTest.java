package io.baton.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.figures.AdmissionStatus;
import io.baton.connector.figures.LoadReport;
import io.baton.drain.DrainWork.Left;
import io.baton.location.content.LocatedCopy;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.provider.ServiceProvider;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaCopy;
import io.baton.session.SessionRecord;
import io.baton.session.SessionRegistry;
import io.baton.support.FakeEngine;
import io.baton.support.Samples;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineDrainWorkTest {
  private final FakeEngine engine = new FakeEngine();
  private final List<AssignmentRecord> held = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final List<SessionRecord> recorded = new ArrayList<>();
  private final EngineDrainWork work =
      new EngineDrainWork(
          engine.local(),
          answering(
              ServiceProvider.class,
              Map.of("held", arguments -> held, "ended", arguments -> ended.add(id(arguments)))),
          answering(SessionRegistry.class, Map.of("recorded", arguments -> recorded)),
          answering(
              VirtualContentDatabase.class,
              Map.of("find", arguments -> copies((ContentId) arguments[0]))),
          "node-1");

  private static String id(Object... arguments) {
    return (String) arguments[0];
  }

  /** A minute of 2 Mbit/s; of other content nothing is known. */
  private static List<LocatedCopy> copies(ContentId content) {
    MediaCopy copy =
        new MediaCopy("film.mp4", content.sha256(), 60_000, 2_000_000, 0, List.of("H264"));
    return content.equals(Samples.CONTENT) ? List.of(new LocatedCopy("n", copy)) : List.of();
  }

  private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> methods) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = methods.get(method.getName()).apply(arguments);
              return method.getReturnType() == void.class ? null : answer;
            }));
  }

  @BeforeEach
  void measure() {
    LoadReport idle = Samples.load();
    engine.measure(
        new LoadReport(
            idle.measured(),
            0,
            idle.maxSessions(),
            0,
            0,
            0,
            idle.maxBandwidth(),
            0,
            1,
            Duration.ZERO,
            0,
            AdmissionStatus.open(Duration.ofSeconds(1))));
  }

  private void reserve(String assignment, ReservationUse use) {
    engine.reserve(
        new Reservation(
            assignment,
            Samples.path("film.mp4"),
            Samples.CONTENT,
            "192.0.2.7",
            "ann",
            DeliveryMode.RELAY,
            "node-3",
            2_000_000,
            use));
  }

  /** The engine of the tests passes 15 sessions on. */
  @Test
  void promisesAreSuppliesAndAllElseIsSessions() {
    reserve("supply-1", ReservationUse.SUPPLY);
    reserve("supply-2", ReservationUse.SUPPLY);
    reserve("delivery", ReservationUse.DELIVERY);

    assertThat(work.left()).isEqualTo(new Left(2, 1 + 15));
  }

  @Test
  void theBytesAreThoseFromThePositionsToTheEnds() {
    engine.add(Samples.session("own", Samples.START));
    Duration position = engine.session("own").orElseThrow().position();
    long rest = (60_000 - position.toMillis()) * 2_000_000 / 8 / 1000;

    assertThat(rest).isPositive();
    assertThat(work.bytes()).isEqualTo(rest);
  }

  @Test
  void allOfThemAreEndedWithTheReason() {
    reserve("supply-1", ReservationUse.SUPPLY);
    engine.add(Samples.session("own", Samples.START));
    held.add(Samples.supply("supply-1", "node-1"));
    held.add(Samples.assignment("no-one-came", "node-1"));
    work.end();

    assertThat(engine.released())
        .containsOnlyKeys("supply-1", "own", "no-one-came")
        .allSatisfy((id, reason) -> assertThat(reason).isEqualTo(CloseReason.DRAINED));
    assertThat(ended).containsExactlyInAnyOrder("supply-1", "own", "no-one-came");
    assertThat(engine.sessions()).isEmpty();
    assertThat(engine.promises()).isEmpty();
  }

  @Test
  void anEngineThatHasStoppedHasNothingLeft() {
    reserve("supply-1", ReservationUse.SUPPLY);
    engine.stop();
    work.end();

    assertThat(work.left()).isEqualTo(Left.NOTHING);
    assertThat(work.bytes()).isZero();
  }
}
