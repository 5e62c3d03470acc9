package io.baton.engine.supply;

import static io.baton.engine.supply.VirtualAnchor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.supply.FakeHolders.Request;
import io.baton.engine.supply.FakeHolders.State;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supplier that works and fails by turns costs little. */
class FlappingSupplierTest {
  private static final int SECONDS = 60;

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

  @Test
  void servesAgainWhenItReturns() {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    anchor.holders().become("node-2", State.DEAD);
    anchor.pass(Duration.ofSeconds(8));
    anchor.holders().become("node-2", State.WORKS);
    anchor.pass(Duration.ofSeconds(2));
    anchor.holders().become("node-3", State.HANGS);
    viewer.takeLateness();
    anchor.pass(Duration.ofSeconds(20));

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
    assertThat(anchor.changes()).extracting(SupplyChanged::to).containsExactly("node-3", "node-2");
  }

  /** It answers when it is probed, so each new session is assigned to it; then it hangs. */
  @Test
  void isAvoidedForLongerEachTime() {
    int asked = 0;
    for (int i = 0; i < 40; i++) {
      RemoteViewer viewer = anchor.viewer("v" + i, "node-2", "node-3");
      anchor.holders().become("node-2", State.HANGS);
      anchor.holders().takeRequests();
      viewer.play(VirtualAnchor.from(i * 1.3));
      anchor.pass(Duration.ofSeconds(1));
      viewer.check();
      assertThat(viewer.takeLateness()).isLessThan(PATIENCE.toMillis() + COLD);
      viewer.close();
      asked +=
          anchor.holders().takeRequests().stream().anyMatch(each -> each.node().equals("node-2"))
              ? 1
              : 0;
      anchor.holders().become("node-2", State.WORKS);
      anchor.pass(Duration.ofSeconds(1));
    }
    assertThat(asked).as("it is avoided for 1, 2, 4, 8, 16, 32 s").isBetween(4, 11);

    anchor.holders().become("node-2", State.WORKS);
    anchor.pass(Duration.ofSeconds(33));
    anchor.holders().takeRequests();
    anchor.viewer("last", "node-2", "node-3").play(VirtualAnchor.from(57));
    anchor.pass(Duration.ofSeconds(1));
    assertThat(anchor.holders().takeRequests()).extracting(Request::node).containsOnly("node-2");
  }

  /** If it is the only one, its pieces are used as they come. */
  @Test
  void isAskedIfThereIsNoOther() {
    RemoteViewer viewer = anchor.viewer("v", "node-2");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(2));
    viewer.takeLateness();
    for (int i = 0; i < 12; i++) {
      anchor.holders().become("node-2", State.HANGS);
      anchor.pass(Duration.ofSeconds(2));
      anchor.holders().become("node-2", State.WORKS);
      anchor.pass(Duration.ofSeconds(2));
    }
    viewer.check();
    assertThat(viewer.takeLateness()).isLessThanOrEqualTo(1);
  }
}
