package io.baton.location.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ofp.PollLoad;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.SupplierCondition;
import io.baton.node.EngineUnavailableException;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.KnowingNode;
import io.baton.support.OfpNetwork;
import io.baton.support.OfpNetwork.Sent;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadExchangeTest {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final TestClock clock = new TestClock();
  private final OfpNetwork network = new OfpNetwork(clock);
  private final KnowingNode one = node("node-1");
  private final KnowingNode two = node("node-2");

  private KnowingNode node(String name) {
    return new KnowingNode(network, clock, new FakeClusterDirectory(name, "node-1", "node-2"));
  }

  @BeforeEach
  void begin() {
    one.exchange.ask();
    two.exchange.ask();
    network.drain();
  }

  @Test
  void tellsItsLoadToItselfAndToAllWhoChoose() {
    one.directory.put(FakeClusterDirectory.node("node-3", 1, "provider"));
    one.exchange.tell();

    assertThat(one.board.find("node-1")).isPresent();
    LoadStatement told = two.board.find("node-1").orElseThrow().statement();
    assertThat(told.incarnation()).isEqualTo(1);
    assertThat(told.sessions()).isEqualTo(3);
    assertThat(told.maxBandwidth()).isEqualTo(8_000_000_000L);
    assertThat(told.meanBandwidth()).isEqualTo(4_000_000);
    assertThat(told.meanCpu()).isEqualTo(0.25);
    assertThat(told.latenessMillis()).isEqualTo(4);
    assertThat(told.freeMemory()).isBetween(1L, told.maxMemory());
    assertThat(told.freeDisk()).isEqualTo(1L << 40);
    assertThat(told.admitting()).isTrue();
    assertThat(network.drain()).extracting(Sent::to).containsExactly("node-2");
  }

  @Test
  void aNodeThatIsNoProviderHasNothingToTell() {
    one.directory.put(FakeClusterDirectory.node("node-1", 1, "slm"));
    one.exchange.tell();

    assertThat(network.drain()).isEmpty();
  }

  @Test
  void anAnchorTellsWhatItMeasuredThoughItIsNoProvider() {
    SupplierCondition measured = new SupplierCondition("node-2", 90, 30, 0, 0, 1, 2, 3);
    for (KnowingNode node : List.of(one, two)) {
      node.directory.put(FakeClusterDirectory.node("node-1", 1, "portal"));
    }
    one.exchange.tell();
    assertThat(network.drain()).isEmpty();

    one.engine.measure(measured);
    one.exchange.tell();
    network.drain();
    assertThat(two.board.suppliers("node-1")).containsExactly(measured);
    assertThat(one.board.suppliers("node-1")).containsExactly(measured);
  }

  @Test
  void aProviderAloneAsksNobody() {
    one.directory.put(FakeClusterDirectory.node("node-1", 1, "provider"));
    clock.advance(Duration.ofSeconds(5));
    one.exchange.ask();

    assertThat(network.drain()).isEmpty();
  }

  @Test
  void whoSpeaksIsNotAsked() {
    two.exchange.tell();
    network.drain();
    clock.advance(Duration.ofSeconds(1));
    one.exchange.ask();

    assertThat(network.drain()).isEmpty();
  }

  @Test
  void asksAgainAndAgainWhoIsLate() {
    two.exchange.tell();
    network.drain();
    for (int round = 0; round < 3; round++) {
      clock.advance(Duration.ofMillis(1001));
      one.exchange.ask();
      assertThat(network.drain())
          .extracting(Sent::request)
          .singleElement()
          .isInstanceOf(PollLoad.class);
      assertThat(one.board.find("node-2").orElseThrow().alive()).isTrue();
    }
  }

  @Test
  void whoHangsIsNotAliveAndNotAskedTwiceAtOnce() {
    two.exchange.tell();
    network.hang("node-2");
    network.drain();
    clock.advance(Duration.ofMillis(1001));
    one.exchange.ask();
    one.exchange.ask();
    assertThat(network.drain()).hasSize(1);

    network.advance(LoadExchange.DEADLINE);
    assertThat(one.board.find("node-2").orElseThrow().alive()).isFalse();

    one.exchange.ask();
    network.resume("node-2");
    assertThat(one.board.find("node-2").orElseThrow().alive()).isTrue();
  }

  /** A node that stood still finds the answer late, and says nothing of the other one. */
  @Test
  void whoIsLateItselfTakesNobodyForDead() {
    two.exchange.tell();
    network.hang("node-2");
    one.exchange.ask();

    network.advance(Duration.ofMillis(1100));
    assertThat(one.board.find("node-2").orElseThrow().alive()).isTrue();
  }

  @Test
  void aLostStatementIsNoHarm() {
    network.isolate("node-2");
    one.exchange.tell();
    network.advance(INTERVAL);
    network.heal();
    one.exchange.tell();
    network.advance(Duration.ofSeconds(1));

    assertThat(two.board.find("node-1").orElseThrow().statement().sequence()).isGreaterThan(1);
  }

  @Test
  void measuresRoundTripsToNodesThatSpeakToo() {
    two.directory.put(FakeClusterDirectory.node("node-2", 1, "provider"));
    one.directory.put(FakeClusterDirectory.node("node-2", 1, "provider"));
    for (int round = 0; round < 40; round++) {
      two.exchange.tell();
      one.exchange.ask();
      clock.advance(INTERVAL);
    }

    List<Sent> polls =
        network.drain().stream().filter(sent -> sent.request() instanceof PollLoad).toList();
    assertThat(polls).hasSize(1);
    assertThat(one.board.find("node-2").orElseThrow().roundTrip()).contains(Duration.ZERO);
  }

  @Test
  void withoutAnEngineThereIsNothingToTell() {
    one.engine.stop();

    assertThatThrownBy(one.exchange::tell).isInstanceOf(EngineUnavailableException.class);
    assertThat(network.drain()).isEmpty();
  }
}
