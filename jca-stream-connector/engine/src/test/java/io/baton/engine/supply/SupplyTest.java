package io.baton.engine.supply;

import static io.baton.engine.supply.VirtualAnchor.GRACE;
import static io.baton.engine.supply.VirtualAnchor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSupply;
import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.connector.SupplyStatus;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.piece.Part;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Rate;
import io.baton.engine.supply.FakeHolders.Request;
import io.baton.engine.supply.FakeHolders.State;
import io.baton.model.delivery.SupplyCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film of other nodes plays like one of this node, whatever becomes of them. */
class SupplyTest {
  private static final int SECONDS = 60;
  private static final Duration FILM = Duration.ofSeconds(SECONDS + 1);

  /** Of a first packet, whose pieces are still to be fetched: in some rounds, 3 ms each. */
  private static final long COLD = 20;

  @TempDir private static Path directory;
  private static SuppliedFilm film;

  private VirtualAnchor anchor;

  @BeforeAll
  static void importFilm() throws Exception {
    film = SuppliedFilm.of(SampleMedia.H264_AAC, SECONDS, directory);
  }

  @BeforeEach
  void start() throws Exception {
    anchor = new VirtualAnchor(film, directory);
  }

  @AfterEach
  void stop() {
    anchor.close();
  }

  private SupplyStatus status(RemoteViewer viewer) {
    return viewer.supply().status().orElseThrow();
  }

  @Test
  void playsAWholeFilm() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(FILM);

    viewer.check();
    assertThat(viewer.sent())
        .isEqualTo(film.whole().tracks().stream().mapToInt(t -> t.packets()).sum());
    assertThat(viewer.takeLateness()).isLessThan(COLD);
    assertThat(anchor.holders().takeRequests()).extracting(Request::node).containsOnly("node-2");
    assertThat(anchor.changes()).isEmpty();
  }

  @Test
  void holdsALeadAndNoMore() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(2));

    SupplyStatus status = status(viewer);
    assertThat(status.lead()).isBetween(Duration.ofMillis(3800), Duration.ofMillis(4100));
    assertThat(status.supplier()).isEqualTo("node-2");
    assertThat(status.standbys()).containsExactly("node-3");
    long media =
        anchor.holders().takeRequests().stream()
            .filter(request -> request.range().part() == Part.MEDIA)
            .mapToLong(request -> request.range().last())
            .max()
            .orElseThrow();
    assertThat(media).isLessThan(anchor.holders().size(Part.MEDIA) / 4);
  }

  @Test
  void playsAnywhereAtAnyRate() {
    RemoteViewer viewer = anchor.viewer("v", "node-2");
    viewer.play(VirtualAnchor.at(20, new Rate(8 * Rate.ONE, Rate.ONE)));
    anchor.pass(Duration.ofSeconds(2));
    viewer.play(VirtualAnchor.from(7.3));
    anchor.pass(Duration.ofSeconds(3));
    viewer.pause();
    anchor.pass(Duration.ofSeconds(30));
    viewer.play(PlayCommand.RESUME);
    anchor.pass(Duration.ofSeconds(1));
    viewer.play(VirtualAnchor.at(50, new Rate(Rate.ONE, 4 * Rate.ONE)));
    anchor.pass(Duration.ofSeconds(4));

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThan(COLD);
  }

  @Test
  void goesOnAtOnceAfterAPause() {
    RemoteViewer viewer = anchor.viewer("v", "node-2");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(3));
    viewer.pause();
    anchor.pass(Duration.ofMinutes(1));
    assertThat(status(viewer).lead()).isGreaterThan(Duration.ofMillis(900));
    viewer.takeLateness();
    anchor.holders().become("node-2", State.DEAD);
    viewer.play(PlayCommand.RESUME);
    anchor.pass(Duration.ofMillis(800));

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
  }

  @Test
  void aSupplierThatDiesIsNotNoticed() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().become("node-2", State.DEAD);
    viewer.takeLateness();
    anchor.pass(FILM);

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
    assertThat(anchor.changes()).hasSize(1);
    SupplyChanged change = anchor.changes().get(0);
    assertThat(change.from()).isEqualTo("node-2");
    assertThat(change.to()).isEqualTo("node-3");
    assertThat(change.id()).isEqualTo("v");
    assertThat(change.assignment()).isEqualTo("a-v");
    assertThat(change.cause()).isEqualTo(SupplyCause.UNREACHABLE);
    assertThat(change.taken()).isLessThan(Duration.ofMillis(20));
    assertThat(status(viewer).supplier()).isEqualTo("node-3");
  }

  @Test
  void aSupplierThatHangsIsNotNoticed() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().become("node-2", State.HANGS);
    viewer.takeLateness();
    anchor.pass(FILM);

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
    assertThat(anchor.changes()).hasSize(1);
    assertThat(anchor.changes().get(0).cause()).isEqualTo(SupplyCause.TIMEOUT);
    assertThat(anchor.changes().get(0).taken()).isLessThan(PATIENCE.plusMillis(20));
    assertThat(status(viewer).hedges()).isBetween(1L, 8L);
  }

  @Test
  void aSupplierThatDiesAtOnceCostsPatienceAtMost() {
    for (int millis = 0; millis < 300; millis += 20) {
      State state = millis % 40 == 0 ? State.DEAD : State.HANGS;
      RemoteViewer viewer = anchor.viewer("v" + millis, "node-2", "node-3");
      viewer.play(VirtualAnchor.from(millis % 50));
      anchor.pass(Duration.ofMillis(millis));
      anchor.holders().become("node-2", state);
      anchor.pass(Duration.ofSeconds(3));
      viewer.check();
      assertThat(viewer.takeLateness()).isLessThan(PATIENCE.toMillis());
      anchor.holders().become("node-2", State.WORKS);
      viewer.close();
      anchor.pass(Duration.ofSeconds(1));
    }
  }

  /**
   * A first packet needs some pieces, one after the other: only for the first is it asked first.
   */
  @Test
  void aSeekBeforeSilenceIsSuspicionCostsTheLeastPatienceOnce() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().become("node-2", State.HANGS);
    viewer.takeLateness();
    viewer.play(VirtualAnchor.from(50));
    anchor.pass(Duration.ofSeconds(3));

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThan(COLD);
  }

  @Test
  void aSlowSupplierIsLeft() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().slow("node-2", 30_000);
    viewer.takeLateness();
    anchor.pass(Duration.ofSeconds(20));

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
    assertThat(anchor.changes().get(0).to()).isEqualTo("node-3");
  }

  /** The other one was asked, and left for the first octet of the one that stalls then. */
  @Test
  void aSupplierThatStallsAfterAnotherWasAskedIsLeft() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().delay("node-2", 300);
    anchor.holders().slow("node-2", 30_000);
    anchor.holders().delay("node-3", 200);
    viewer.takeLateness();
    anchor.pass(Duration.ofSeconds(20));

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
    assertThat(anchor.changes().get(0).to()).isEqualTo("node-3");
  }

  @Test
  void withoutAnySupplierItPausesAtTheExactPacketAndGoesOn() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().become("node-2", State.DEAD);
    anchor.pass(Duration.ofMillis(100));
    anchor.holders().become("node-3", State.HANGS);
    anchor.pass(Duration.ofSeconds(15));
    String starved =
        "BATON002702: Session v waits for a piece that is late; 0 others had to since the last report";
    assertThat(anchor.log()).containsExactly(starved);
    assertThat(status(viewer).lead()).isNegative();
    anchor.holders().become("node-2", State.WORKS);
    anchor.pass(Duration.ofSeconds(1));

    viewer.check();
    assertThat(anchor.log()).hasSize(2).startsWith(starved);
    assertThat(anchor.log().get(1))
        .matches("BATON002703: Session v goes on; a piece was \\d+ ms late; 0 others went on .*");
    assertThat(anchor.changes()).extracting(SupplyChanged::to).contains("");
    assertThat(viewer.told()).isEmpty();
  }

  @Test
  void withoutAnySupplierForTooLongItEnds() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().become("node-2", State.HANGS);
    anchor.holders().become("node-3", State.DEAD);
    anchor.pass(Duration.ofSeconds(6).plus(GRACE));

    assertThat(viewer.told()).containsExactly("starved");
    assertThat(viewer.supply().status()).isPresent();
  }

  /** Its event loop goes on; a session waits for room as it does when the cache is full. */
  @Test
  void aDiskThatHangsWhileTheCacheGrowsDelaysOnlyWhatNeedsRoom() {
    RemoteViewer first = anchor.viewer("first", "node-2");
    first.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(3));
    anchor.hangDisk(true);
    first.takeLateness();
    anchor.pass(Duration.ofSeconds(20));
    first.check();
    assertThat(first.takeLateness()).as("what was sent gives way").isLessThanOrEqualTo(1);
    long octets = anchor.supplies().statistics().cacheOctets();

    anchor.hangDisk(false);
    List<RemoteViewer> others = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      others.add(anchor.viewer("v" + i, "node-2"));
      others.get(i).play(VirtualAnchor.from(i * 9));
    }
    anchor.pass(Duration.ofSeconds(10));
    others.forEach(RemoteViewer::check);
    first.check();
    assertThat(first.takeLateness()).isLessThanOrEqualTo(1);
    assertThat(anchor.supplies().statistics().cacheOctets()).isGreaterThan(octets);
  }

  @Test
  void aDamagedPieceIsTakenFromAnotherHolder() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().damage("node-2");
    viewer.takeLateness();
    anchor.pass(Duration.ofSeconds(20));

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
    assertThat(anchor.log()).anyMatch(line -> line.endsWith("from node node-2 is damaged"));
    assertThat(anchor.holders().reports()).isNotEmpty();
    assertThat(anchor.changes().get(0).cause()).isEqualTo(SupplyCause.DAMAGED);
    assertThat(status(viewer).wasted()).isPositive();
    assertThat(anchor.holders().reports().size()).as("it is avoided then").isLessThan(8);
  }

  @Test
  void aHolderThatLacksTheContentIsLeft() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().become("node-2", State.LACKS);
    viewer.takeLateness();
    anchor.pass(Duration.ofSeconds(20));

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
    assertThat(anchor.changes())
        .extracting(SupplyChanged::cause)
        .containsExactly(SupplyCause.NOT_FOUND);
  }

  @Test
  void anotherAssignmentIsFollowedAndAnOlderOneIsNot() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    viewer.supply().assign(VirtualAnchor.assigned("second", 3, "node-4", "node-3"), () -> {});
    viewer.supply().assign(VirtualAnchor.assigned("late", 2, "node-2"), () -> {});
    anchor.pass(Duration.ofSeconds(5));

    assertThat(status(viewer).supplier()).isEqualTo("node-4");
    assertThat(status(viewer).assignment()).isEqualTo("second");
    assertThat(anchor.changes()).hasSize(1);
    assertThat(anchor.changes().get(0).cause()).isEqualTo(SupplyCause.REASSIGNED);
    assertThat(anchor.changes().get(0).from()).isEqualTo("node-2");
    viewer.check();
  }

  @Test
  void theCauseOfAnAssignmentIsTold() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    SessionSupply second = VirtualAnchor.assigned("second", 2, "node-3", "node-2");
    viewer
        .supply()
        .assign(
            new SessionSupply(
                second.assignment(), second.epoch(), second.suppliers(), SupplyCause.DRAINED),
            () -> {});
    viewer.takeLateness();
    anchor.pass(Duration.ofSeconds(5));

    assertThat(anchor.changes())
        .extracting(SupplyChanged::cause)
        .containsExactly(SupplyCause.DRAINED);
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
    viewer.check();
  }

  @Test
  void promisesAreRenewedWhileTheSessionLasts() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    anchor.pass(Duration.ofSeconds(11));
    assertThat(anchor.holders().renewals()).hasSize(2).allMatch(ids -> ids.contains("a-v"));
    anchor.holders().forget("a-v");
    anchor.pass(Duration.ofSeconds(20));
    assertThat(anchor.changes())
        .extracting(SupplyChanged::cause)
        .containsExactly(SupplyCause.UNPROMISED);
    viewer.close();
    anchor.holders().renewals().clear();
    anchor.pass(Duration.ofSeconds(11));
    assertThat(anchor.holders().renewals()).isEmpty();
  }

  @Test
  void contentIsNotOpenedThatNobodyHas() {
    anchor.holders().become("node-2", State.LACKS);
    RemoteViewer viewer = anchor.viewer("v", "node-2");
    assertThat(viewer.told()).containsExactly("not opened: NOT_FOUND");
  }

  @Test
  void contentIsOpenedByTheNextIfTheFirstHangs() {
    anchor.holders().become("node-2", State.HANGS);
    RemoteViewer viewer = anchor.opening("v", "node-2", "node-3");
    anchor.pass(PATIENCE.multipliedBy(3));
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(3));
    viewer.check();
    assertThat(viewer.sent()).isPositive();
  }
}
