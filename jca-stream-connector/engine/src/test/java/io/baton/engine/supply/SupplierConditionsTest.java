package io.baton.engine.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.supply.FakeHolders.State;
import io.baton.model.cluster.SupplierCondition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an anchor tells of those that supply it. */
class SupplierConditionsTest {
  private static final int SECONDS = 60;

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

  private List<SupplierCondition> suppliers() {
    anchor.pass(Duration.ofMillis(1100));
    return anchor.supplies().statistics().suppliers();
  }

  @Test
  void whatWorksIsMeasured() {
    assertThat(suppliers()).isEmpty();

    anchor.holders().delay("node-2", 5);
    anchor.viewer("v", "node-2", "node-3").play(VirtualAnchor.from(0));

    List<SupplierCondition> suppliers = suppliers();
    long octets = anchor.supplies().statistics().octets();
    assertThat(suppliers)
        .singleElement()
        .satisfies(
            measured -> {
              assertThat(measured.node()).isEqualTo("node-2");
              assertThat(measured.requests()).isPositive();
              assertThat(measured.hedged() + measured.failed() + measured.damaged()).isZero();
              assertThat(measured.firstOctetMillis()).isEqualTo(5);
              assertThat(measured.bandwidth()).isGreaterThan(measured.received());
              assertThat(measured.received())
                  .as("over 30 s, as it came over the network")
                  .isCloseTo(octets * 8 / 30, withinPercentage(0.1));
            });
  }

  @Test
  void whatHangsIsHedged() {
    anchor.viewer("v", "node-2", "node-3").play(VirtualAnchor.from(0));
    anchor.holders().become("node-2", State.HANGS);
    anchor.pass(Duration.ofSeconds(2));

    SupplierCondition worst = suppliers().get(0);
    assertThat(worst.node()).isEqualTo("node-2");
    assertThat(worst.hedged()).isPositive();
    assertThat(worst.failed()).isZero();
  }

  @Test
  void whatIsDeadFails() {
    anchor.viewer("v", "node-2", "node-3").play(VirtualAnchor.from(0));
    anchor.holders().become("node-2", State.DEAD);
    anchor.pass(Duration.ofSeconds(2));

    assertThat(suppliers().get(0).node()).isEqualTo("node-2");
    assertThat(suppliers().get(0).failed()).isPositive();
  }

  /** That it lacks the content says nothing of the way to it. */
  @Test
  void whatIsDamagedCountsAndWhatIsLackedDoesNot() {
    anchor.viewer("v", "node-2", "node-3", "node-4");
    anchor.holders().damage("node-2");
    anchor.holders().become("node-3", State.LACKS);
    anchor.viewer("w", "node-2", "node-3", "node-4").play(VirtualAnchor.from(20));

    List<SupplierCondition> measured = suppliers();
    assertThat(measured).extracting(SupplierCondition::node).contains("node-2", "node-3");
    assertThat(measured)
        .filteredOn(one -> one.node().equals("node-2"))
        .allMatch(one -> one.damaged() > 0 && one.failed() == 0);
    assertThat(measured)
        .filteredOn(one -> one.node().equals("node-3"))
        .allMatch(one -> one.hedged() + one.failed() + one.damaged() == 0);
  }
}
