package io.baton.engine.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.piece.Part;
import io.baton.engine.stream.Rate;
import io.baton.engine.supply.FakeHolders.Request;
import io.baton.engine.supply.FakeHolders.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the supply of many viewers costs. */
class SupplyLoadTest {
  private static final int SECONDS = 60;
  private static final Duration FILM = Duration.ofSeconds(SECONDS + 1);
  private static final long SMALL_CACHE = 10 << 20;

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

  /** Each gets what it needs next before anybody gets what is needed later. */
  @Test
  void aCacheThatIsTooSmallForAllLeadsHarmsNobody() throws Exception {
    try (VirtualAnchor small = new VirtualAnchor(film, directory, SMALL_CACHE)) {
      List<RemoteViewer> viewers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        viewers.add(small.viewer("v" + i, "node-2"));
        viewers.get(i).play(VirtualAnchor.at(i * 4.5, new Rate(Rate.ONE, 2 * Rate.ONE)));
        small.pass(Duration.ofMillis(200));
      }
      viewers.forEach(RemoteViewer::takeLateness);
      small.pass(Duration.ofSeconds(SECONDS));
      viewers.forEach(RemoteViewer::check);
      assertThat(viewers).allSatisfy(v -> assertThat(v.takeLateness()).isLessThan(COLD));
      assertThat(small.supplies().statistics().cacheOctets()).isLessThanOrEqualTo(SMALL_CACHE);
    }
  }

  @Test
  void aHundredSessionsMoveAtOnce() {
    List<RemoteViewer> viewers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      viewers.add(anchor.viewer("v" + i, "node-2", i % 2 == 0 ? "node-3" : "node-4"));
      viewers.get(i).play(VirtualAnchor.from(i * 0.5));
    }
    anchor.pass(Duration.ofSeconds(1));
    anchor.holders().become("node-2", State.HANGS);
    viewers.forEach(RemoteViewer::takeLateness);
    anchor.holders().takeRequests();
    anchor.pass(Duration.ofSeconds(10));

    viewers.forEach(RemoteViewer::check);
    assertThat(viewers).allSatisfy(v -> assertThat(v.takeLateness()).isLessThanOrEqualTo(1));
    assertThat(anchor.changes()).extracting(SupplyChanged::id).doesNotHaveDuplicates();
    assertThat(anchor.supplies().statistics().hedges()).isLessThan(20);
  }

  /** Neither when they starve, nor when they go on, nor when they starve again. */
  @Test
  void sessionsThatStarveTogetherMakeOneLine() {
    List<RemoteViewer> viewers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      viewers.add(anchor.viewer("v" + i, "node-2", "node-3"));
      viewers.get(i).play(VirtualAnchor.from(i));
    }
    anchor.pass(Duration.ofSeconds(1));
    for (int i = 0; i < 2; i++) {
      anchor.holders().become("node-2", State.HANGS);
      anchor.holders().become("node-3", State.HANGS);
      anchor.pass(Duration.ofSeconds(10));
      anchor.holders().become("node-2", State.WORKS);
      anchor.holders().become("node-3", State.WORKS);
      anchor.pass(Duration.ofSeconds(2));
    }

    assertThat(anchor.supplies().statistics().starvations()).isGreaterThan(8);
    assertThat(anchor.log()).hasSize(2);
    assertThat(anchor.log().get(0)).startsWith("BATON002702: ").contains("; 0 others had to");
    assertThat(anchor.log().get(1)).startsWith("BATON002703: ");

    viewers.forEach(RemoteViewer::close);
    anchor.pass(Duration.ofSeconds(40));
    anchor.viewer("last", "node-2", "node-3").play(VirtualAnchor.from(50));
    anchor.pass(Duration.ofSeconds(1));
    anchor.holders().become("node-2", State.HANGS);
    anchor.holders().become("node-3", State.HANGS);
    anchor.pass(Duration.ofSeconds(10));
    long starved = anchor.supplies().statistics().starvations();
    assertThat(anchor.log().get(2))
        .matches("BATON002702: .* late; " + (starved - 2) + " others had to .*");
  }

  @Test
  void nothingIsHeldForWhoHasLeft() {
    List<RemoteViewer> viewers =
        List.of(anchor.viewer("a", "node-2"), anchor.viewer("b", "node-2"));
    viewers.get(0).play(VirtualAnchor.from(0));
    viewers.get(1).play(VirtualAnchor.from(30));
    anchor.pass(Duration.ofSeconds(5));
    viewers.get(1).pause();
    anchor.pass(Duration.ofSeconds(2));
    assertThat(anchor.supplies().statistics().cacheOctetsInUse()).isPositive();
    viewers.forEach(RemoteViewer::close);
    anchor.pass(Duration.ofSeconds(2));

    assertThat(anchor.supplies().statistics().cacheOctetsInUse()).isZero();
    assertThat(anchor.supplies().statistics().sessions()).isZero();
    assertThat(anchor.supplies().statistics().contents()).isEqualTo(1);
  }

  @Test
  void equalPiecesCrossTheNetworkOnce() {
    RemoteViewer first = anchor.viewer("first", "node-2", "node-3");
    RemoteViewer second = anchor.viewer("second", "node-3", "node-2");
    first.play(VirtualAnchor.from(0));
    second.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(10));
    RemoteViewer third = anchor.viewer("third", "node-3", "node-2");
    third.play(VirtualAnchor.from(1));
    anchor.pass(Duration.ofSeconds(5));

    List.of(first, second, third).forEach(RemoteViewer::check);
    assertThat(anchor.holders().takeRequests()).extracting(Request::range).doesNotHaveDuplicates();
  }

  @Test
  void fetchesHardlyMoreThanIsPlayed() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(FILM);

    long octets = anchor.supplies().statistics().octets();
    long size = anchor.holders().size(Part.MEDIA) + anchor.holders().size(Part.INDEX);
    assertThat(octets).isLessThanOrEqualTo(size);
    assertThat(anchor.supplies().statistics().wasted()).isZero();
  }
}
