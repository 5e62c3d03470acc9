package io.baton.location.load;

import static io.baton.location.load.LoadSamples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.location.content.MediaStoreContentDatabase;
import io.baton.location.content.OfpVirtualContentDatabase;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.SupplierCondition;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeEngine;
import io.baton.support.OfpNetwork;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MeasuredLoadBoardTest {
  private final TestClock clock = new TestClock();
  private final FakeEngine engine = new FakeEngine();
  private final OfpNetwork network = new OfpNetwork(clock);
  private final FakeClusterDirectory directory =
      new FakeClusterDirectory("node-1", "node-2", "node-3");
  private final MeasuredLoadBoard board =
      new MeasuredLoadBoard(
          directory,
          new OfpVirtualContentDatabase(
              directory,
              new MediaStoreContentDatabase(engine.local(), directory),
              network.messenger("node-1"),
              Runnable::run,
              clock),
          LocationSettings.read(new Properties()),
          clock);

  @Test
  void knowsWhatAProviderSaysAndHowLongAgo() {
    assertThat(board.find("node-2")).isEmpty();
    assertThat(board.age("node-2")).isEmpty();

    board.accept(local(1));
    clock.advance(Duration.ofMillis(300));

    LoadView view = view();
    assertThat(view.node()).isEqualTo("node-1");
    assertThat(view.statement()).isEqualTo(local(1));
    assertThat(view.age()).isEqualTo(Duration.ofMillis(300));
    assertThat(view.alive()).isTrue();
    assertThat(view.roundTrip()).contains(Duration.ZERO);
    assertThat(board.age("node-1")).contains(Duration.ofMillis(300));
    assertThat(board.all()).containsExactly(view);
  }

  @Test
  void ignoresWhatComesLateOrTwice() {
    board.accept(local(5));
    board.accept(local(4));
    assertThat(view().statement().sequence()).isEqualTo(5);

    clock.advance(Duration.ofMillis(100));
    board.accept(local(5));
    assertThat(view().age()).isEqualTo(Duration.ofMillis(100));
  }

  /** A statement with an enormous number would otherwise be the last one that counts. */
  @Test
  void aNumberOutOfAllProportionSilencesNobody() {
    board.accept(local(5));
    board.accept(local(9_000_000_000_000_000_000L));
    board.accept(local(6));
    assertThat(view().statement().sequence()).isEqualTo(6);
    board.accept(local(5));
    assertThat(view().statement().sequence()).isEqualTo(6);
  }

  /** The anchor need not be a provider. */
  @Test
  void knowsWhatAnAnchorMeasuredOfItsSuppliersLately() {
    SupplierCondition measured = new SupplierCondition("node-2", 90, 30, 0, 0, 1, 2, 3);
    directory.put(FakeClusterDirectory.node("node-3", 1, "portal"));
    board.accept(LoadSamples.measuring("node-3", 1, measured));

    assertThat(board.suppliers("node-3")).containsExactly(measured);
    assertThat(board.suppliers("node-2")).isEmpty();
    assertThat(board.find("node-3")).isEmpty();

    clock.advance(Duration.ofSeconds(2));
    assertThat(board.suppliers("node-3")).isEmpty();

    board.accept(LoadSamples.measuring("node-9", 1, measured));
    assertThat(board.suppliers("node-9")).isEmpty();
  }

  @Test
  void ignoresWhoIsNoMemberOrWasStartedAtAnotherTime() {
    board.accept(statement("node-9", 1, 1, 1));
    board.accept(statement("node-1", 7, 1, 1));

    assertThat(board.all()).isEmpty();
  }

  @Test
  void aRestartedProviderBeginsAnew() {
    board.accept(local(50));
    directory.put(FakeClusterDirectory.node("node-1", 2));
    board.accept(statement("node-1", 2, 1, 0));

    assertThat(view().statement().incarnation()).isEqualTo(2);
  }

  @Test
  void whoIsSilentTooLongIsNotAlive() {
    board.accept(local(1));
    clock.advance(Duration.ofMillis(1000 + 250 + 400));
    assertThat(view().alive()).isTrue();

    clock.advance(Duration.ofMillis(1));
    assertThat(view().alive()).isFalse();

    board.accept(local(2));
    assertThat(view().alive()).isTrue();
  }

  @Test
  void whoDidNotAnswerIsNotAliveUntilItSpeaks() {
    board.accept(local(1));
    board.silent("node-1");
    assertThat(view().alive()).isFalse();

    board.accept(local(1));
    assertThat(view().alive()).isFalse();

    board.accept(local(2));
    assertThat(view().alive()).isTrue();
  }

  @Test
  void countsWhatWasJustAssigned() {
    board.accept(local(1));
    board.assigned("node-1", "a", 2_000_000, "");
    board.assigned("node-1", "b", 3_000_000, "");
    board.assigned("node-1", "b", 3_000_000, "");

    assertThat(view().pendingSessions()).isEqualTo(2);
    assertThat(view().promisedSessions()).isEqualTo(5);
    assertThat(view().promisedBandwidth()).isEqualTo(11_000_000);
    assertThat(view().dispatched()).isEqualTo(2);

    board.unassigned("node-1", "b");
    board.unassigned("node-1", "b");
    assertThat(view().pendingBandwidth()).isEqualTo(2_000_000);
    assertThat(view().dispatched()).isEqualTo(1);
  }

  @Test
  void whatAProviderIsReadyForItCountsItself() {
    board.accept(local(1));
    board.assigned("node-1", "a", 2_000_000, "");
    board.accept(local(2));
    assertThat(view().pendingSessions()).isEqualTo(1);

    board.prepared("a", local(3));
    assertThat(view().pendingSessions()).isZero();
    assertThat(view().statement().sequence()).isEqualTo(3);
    assertThat(view().dispatched()).isEqualTo(1);
  }

  @Test
  void whatWasAssignedLongBeforeAStatementIsInIt() {
    board.accept(local(1));
    board.assigned("node-1", "a", 2_000_000, "");
    clock.advance(Duration.ofSeconds(1));
    board.accept(local(2));

    assertThat(view().pendingSessions()).isZero();
  }

  @Test
  void whatNoStatementSettlesIsForgotten() {
    board.accept(local(1));
    board.assigned("node-1", "a", 2_000_000, "");
    clock.advance(Duration.ofSeconds(4));
    assertThat(view().pendingSessions()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    assertThat(view().pendingSessions()).isZero();
  }

  @Test
  void smoothsRoundTrips() {
    directory.put(FakeClusterDirectory.node("node-2", 1, "provider"));
    board.roundTrip("node-2", Duration.ofMillis(8));
    board.roundTrip("node-2", Duration.ofMillis(16));
    board.accept(statement("node-2", 1));

    clock.advance(Duration.ofSeconds(2));
    LoadView view = board.find("node-2").orElseThrow();
    assertThat(view.roundTrip()).contains(Duration.ofMillis(9));
    assertThat(view.roundTripAge()).contains(Duration.ofSeconds(2));
  }

  @Test
  void theAgeOfARoundTripIsThatOfTheLastMeasurement() {
    board.accept(statement("node-2", 1));
    assertThat(board.find("node-2").orElseThrow().roundTripAge()).isEmpty();

    board.roundTrip("node-2", Duration.ofMillis(8));
    clock.advance(Duration.ofSeconds(2));
    board.roundTrip("node-2", Duration.ofMillis(8));
    clock.advance(Duration.ofMillis(300));

    assertThat(board.find("node-2").orElseThrow().roundTripAge()).contains(Duration.ofMillis(300));
    assertThat(board.all())
        .filteredOn(load -> load.node().equals("node-1"))
        .allSatisfy(load -> assertThat(load.roundTripAge()).contains(Duration.ZERO));
  }

  @Test
  void theDispatchHistoryTellsWhenItWasLast() {
    board.accept(local(1));
    assertThat(view().dispatchAge()).isEmpty();

    board.assigned("node-1", "a", 2_000_000, "");
    clock.advance(Duration.ofSeconds(90));

    assertThat(view().dispatched()).isZero();
    assertThat(view().dispatchAge()).contains(Duration.ofSeconds(90));
  }

  @Test
  void whatWasJustAssignedCountsForThePlaceItGoesTo() {
    board.accept(local(1));
    board.assigned("node-1", "a", 2_000_000, "paris");
    board.assigned("node-1", "b", 3_000_000, "paris");
    board.assigned("node-1", "c", 4_000_000, "");
    assertThat(view().promisedPlaces()).containsOnly(Map.entry("paris", 5_000_000L));

    board.prepared("a", local(2));
    assertThat(view().promisedPlaces()).containsOnly(Map.entry("paris", 3_000_000L));
  }

  @Test
  void forgetsWhoLeft() {
    board.accept(local(1));
    board.roundTrip("node-2", Duration.ofMillis(8));
    board.accept(statement("node-2", 1));
    directory.remove("node-2");

    assertThat(board.all()).extracting(LoadView::node).containsExactly("node-1");
    assertThat(board.find("node-2")).isEmpty();
  }

  private LoadView view() {
    return board.find("node-1").orElseThrow();
  }

  private static LoadStatement local(long sequence) {
    return statement("node-1", sequence);
  }
}
