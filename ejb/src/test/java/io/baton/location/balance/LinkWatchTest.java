package io.baton.location.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.location.balance.LinkWatch.Link;
import io.baton.location.load.LoadSamples;
import io.baton.model.cluster.SupplierCondition;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.KnowingNode;
import io.baton.support.OfpNetwork;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The manager of node-1; node-2 supplies node-3. */
class LinkWatchTest {
  private static final Link LINK = new Link("node-2", "node-3");

  private final TestClock clock = new TestClock();
  private final KnowingNode node =
      new KnowingNode(
          new OfpNetwork(clock),
          clock,
          new FakeClusterDirectory("node-1", "node-1", "node-2", "node-3"));
  private final LinkWatch watch =
      new LinkWatch(node.directory, node.board, BalanceSettings.read(new Properties()));
  private long sequence;

  /** Seconds in which the anchor measures this. */
  private Map<Link, Stress> seconds(int count, int lost, int usePercent) {
    Map<Link, Stress> bad = Map.of();
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofSeconds(1));
      node.board.accept(
          LoadSamples.measuring(
              "node-3",
              ++sequence,
              new SupplierCondition("node-2", 100, lost, 0, 0, usePercent, 100, 20)));
      bad = watch.look(Set.of("node-2"), clock.instant());
    }
    return bad;
  }

  @Test
  void aLinkIsBadOnceThatLastsAndUntilItIsMuchBetter() {
    assertThat(seconds(5, 25, 0)).isEmpty();
    assertThat(seconds(1, 25, 0)).containsOnlyKeys(LINK);
    assertThat(seconds(60, 21, 0)).as("between the thresholds").containsOnlyKeys(LINK);
    assertThat(seconds(1, 20, 0)).isEmpty();
    assertThat(seconds(60, 23, 0)).as("between the thresholds").isEmpty();
  }

  @Test
  void aLinkThatIsFullIsBad() {
    assertThat(seconds(6, 0, 97).get(LINK).reason()).isEqualTo("97 % of its throughput");
    assertThat(watch.stress(LINK).value()).isEqualTo(0.97);
  }

  @Test
  void whatPassesIsNone() {
    for (int i = 0; i < 20; i++) {
      assertThat(seconds(5, 90, 99)).isEmpty();
      assertThat(seconds(1, 5, 20)).isEmpty();
    }
  }

  @Test
  void otherProvidersAreNotWatchedAndWhatIsNotMeasuredIsForgotten() {
    seconds(6, 90, 0);
    assertThat(watch.look(Set.of("node-3"), clock.instant())).isEmpty();
    assertThat(seconds(5, 90, 0)).isEmpty();

    clock.advance(Duration.ofSeconds(3));
    assertThat(watch.look(Set.of("node-2"), clock.instant())).isEmpty();
    assertThat(watch.stress(LINK)).isEqualTo(Stress.NONE);
    assertThat(watch.stress(new Link("node-2", "node-1"))).isEqualTo(Stress.NONE);
  }
}
