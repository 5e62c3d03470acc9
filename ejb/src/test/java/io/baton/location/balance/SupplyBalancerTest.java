package io.baton.location.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.OfpFailures;
import io.baton.connector.figures.AdmissionStatus;
import io.baton.connector.figures.LoadReport;
import io.baton.connector.media.MediaEntry;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.location.load.LocationSettings;
import io.baton.location.placement.CandidateFinder;
import io.baton.location.placement.ClusterSamples;
import io.baton.location.placement.Placement;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.HandedOff;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.cluster.ServiceState;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.MediaDescription;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeMessenger;
import io.baton.support.KnowingNode;
import io.baton.support.MemoryAssignmentStore;
import io.baton.support.OfpNetwork;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The manager of node-1, responsible for node-2 and node-3, which have the film. */
class SupplyBalancerTest {
  private static final String[] NAMES = {"node-1", "node-2", "node-3"};
  private static final long GIGABIT = 1_000_000_000;
  private static final long BITRATE = 2_100_000;

  private final TestClock clock = new TestClock();
  private final OfpNetwork network = new OfpNetwork(clock);
  private final MemoryAssignmentStore store = new MemoryAssignmentStore();
  private final FakeMessenger messenger = new FakeMessenger();
  private final Properties settings = new Properties();
  private final List<KnowingNode> nodes =
      Stream.of(NAMES)
          .map(name -> new KnowingNode(network, clock, new FakeClusterDirectory(name, NAMES)))
          .toList();
  private SupplyBalancer balancer;
  private int streams;

  @BeforeEach
  void start() {
    for (KnowingNode node : nodes) {
      for (String name : NAMES) {
        node.directory.put(ClusterSamples.supplying(node.directory.find(name).orElseThrow()));
      }
    }
    hold(2);
    hold(3);
    for (int number = 1; number <= NAMES.length; number++) {
      load(number, 0.1, 1);
    }
    node(1).supervision.transfer("node-2", "node-1");
    node(1).supervision.transfer("node-3", "node-1");
    messenger.answer(Handoff.class, (node, request) -> handedOff((Handoff) request));
    balancer = balancer();
  }

  private SupplyBalancer balancer() {
    KnowingNode self = node(1);
    return new SupplyBalancer(
        self.directory,
        messenger,
        self.board,
        self.supervision,
        store,
        new CandidateFinder(
            self.directory,
            self.contents,
            self.board,
            self.supervision,
            new Placement(LocationSettings.read(new Properties()).network())),
        BalanceSettings.read(settings),
        clock);
  }

  private KnowingNode node(int number) {
    return nodes.get(number - 1);
  }

  private void hold(int number) {
    node(number)
        .engine
        .media()
        .put(
            new MediaEntry(
                Samples.path("film.mp4"),
                new MediaDescription(
                    Samples.CONTENT,
                    "cd".repeat(32),
                    Duration.ofSeconds(60),
                    15_000_000,
                    2_000_000,
                    List.of()),
                Samples.START));
  }

  private void load(int number, double promised, long latenessMillis) {
    node(number)
        .engine
        .measure(
            new LoadReport(
                Samples.START,
                0,
                5000,
                0,
                0,
                Math.round(promised * GIGABIT),
                GIGABIT,
                0.1,
                0.9,
                Duration.ofMillis(latenessMillis),
                1L << 40,
                AdmissionStatus.open(Duration.ofMillis(100))));
  }

  /** Streams that a node has supplied for an hour. */
  private void supply(int number, int count) {
    for (int i = 0; i < count; i++) {
      store.record(stream("stream-" + streams++, number, Duration.ofHours(1)));
    }
  }

  private AssignmentRecord stream(String id, int number, Duration age) {
    String provider = "node-" + number;
    return new AssignmentRecord(
        id,
        "film.mp4",
        Samples.CONTENT.sha256(),
        "192.0.2.7",
        "ann",
        DeliveryMode.RELAY,
        "node-1",
        "node-1",
        List.of(new ServiceComponent(ServiceComponent.SUPPLY, provider, "192.0.2.1", 8554, 8555)),
        BITRATE,
        clock.instant().minus(age),
        1);
  }

  /** As the anchor and a manager would: another assignment in place of the former. */
  private HandedOff handedOff(Handoff handoff) {
    AssignmentRecord former = store.find(handoff.stream()).orElseThrow();
    store.remove(handoff.stream());
    String id = "stream-" + streams++;
    int to = handoff.to().charAt(handoff.to().length() - 1) - '0';
    store.record(stream(id, to, Duration.ZERO));
    return new HandedOff("s", id, former.provider(), handoff.to(), List.of());
  }

  private List<Handoff> seconds(int count) {
    int before = messenger.sent(Handoff.class).size();
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofSeconds(1));
      nodes.forEach(node -> node.exchange.tell());
      balancer.look();
    }
    List<Handoff> all = messenger.sent(Handoff.class);
    return all.subList(before, all.size());
  }

  private long on(int number) {
    return store.all().stream()
        .filter(stream -> stream.provider().equals("node-" + number))
        .count();
  }

  @Test
  void whereAllIsWellNothingMoves() {
    supply(2, 20);
    supply(3, 20);

    assertThat(seconds(120)).isEmpty();
    assertThat(balancer.moves()).isEmpty();
  }

  @Test
  void streamsLeaveAProviderThatIsLateForAWhile() {
    supply(2, 20);
    load(2, 0.1, 70);
    assertThat(seconds(5)).isEmpty();

    assertThat(seconds(1))
        .containsExactly(new Handoff("stream-0", "node-3", SupplyCause.OVERLOADED));
    Move move = balancer.moves().get(0);
    assertThat(move.reason()).isEqualTo("node-2 has 70 ms of lateness");
    assertThat(move.outcome()).isEqualTo(Move.DONE);
    assertThat(balancer.overloaded()).containsExactly("node-2");
    assertThat(balancer.statistics()).isEqualTo(new BalanceStatistics(1, 0, 0, 1));
  }

  @Test
  void aBoundedNumberMovesUntilItHasRecovered() {
    supply(2, 40);
    load(2, 0.97, 1);
    seconds(5);
    assertThat(seconds(10)).hasSize(10);

    load(2, 0.9, 1);
    assertThat(seconds(10)).as("between the thresholds it goes on").hasSize(10);

    load(2, 0.79, 1);
    assertThat(seconds(3)).as("it has recovered").isEmpty();
    assertThat(balancer.overloaded()).isEmpty();
  }

  @Test
  void whatWasMovedLatelyRests() {
    store.record(stream("new", 2, Duration.ofSeconds(10)));
    load(2, 0.97, 1);
    seconds(20);
    assertThat(on(2)).isEqualTo(1);

    seconds(60);
    assertThat(on(2)).isZero();
  }

  /** Neither where it is as bad, nor to a node that would be the next one to be overloaded. */
  @Test
  void nothingMovesToANodeThatIsBusyItself() {
    supply(2, 20);
    load(2, 0.97, 1);
    load(3, 0.85, 1);

    assertThat(seconds(60)).isEmpty();
    assertThat(balancer.overloaded()).containsExactly("node-2");
  }

  @Test
  void nothingMovesToANodeThatDrainsAndAllOfOneThatDoesIsLeftToItsDrain() {
    supply(2, 20);
    load(2, 0.97, 1);
    node(1).directory.state("node-3", ServiceState.DRAINING);
    assertThat(seconds(30)).isEmpty();

    node(1).directory.state("node-3", ServiceState.RUNNING);
    node(1).directory.state("node-2", ServiceState.DRAINING);
    assertThat(seconds(30)).isEmpty();
  }

  @Test
  void aMoveThatIsRefusedIsRecordedAndNotTriedAgainAtOnce() {
    supply(2, 1);
    load(2, 0.97, 1);
    messenger.failWith("node-1", new OfpException(OfpStatus.NO_CAPACITY, "no room"));
    seconds(30);
    assertThat(messenger.sent(Handoff.class)).hasSize(1);
    assertThat(balancer.moves()).extracting(Move::outcome).containsExactly("no room");
    assertThat(balancer.statistics().refused()).isEqualTo(1);

    messenger.recover("node-1");
    seconds(60);
    assertThat(on(3)).isEqualTo(1);
  }

  @Test
  void onlyTheResponsibleManagerDecides() {
    supply(2, 20);
    load(2, 0.97, 1);
    node(1).supervision.transfer("node-2", "node-3");

    assertThat(seconds(60)).isEmpty();
  }

  /** A node that has joined is empty; each stream that moves makes the next one less worth it. */
  @Test
  void aNodeThatJoinsGetsItsShareAndNothingFlaps() {
    supply(2, 200);
    for (int i = 0; i < 600; i++) {
      load(2, promised(2), 1);
      load(3, promised(3), 1);
      seconds(1);
    }
    long moved = on(3);

    assertThat(promised(2) - promised(3)).isBetween(0.15, 0.21);
    assertThat(moved).isBetween(40L, 60L);
    assertThat(balancer.moves()).allMatch(move -> move.cause() == SupplyCause.BALANCED);
    for (int i = 0; i < 600; i++) {
      load(2, promised(2) + (i % 3) * 0.02, i % 5 == 0 ? 30 : 1);
      load(3, promised(3) + (i % 2) * 0.02, i % 7 == 0 ? 30 : 1);
      seconds(1);
    }
    assertThat(balancer.moves()).as("none comes back").allMatch(m -> m.from().equals("node-2"));
    assertThat(on(3)).isBetween(moved, moved + 20);
  }

  private double promised(int number) {
    return on(number) * BITRATE / (double) GIGABIT;
  }

  @Test
  void aDifferenceThatPassesMovesNothing() {
    supply(2, 20);
    for (int i = 0; i < 20; i++) {
      load(2, 0.5, 1);
      seconds(5);
      load(2, 0.1, 1);
      assertThat(seconds(5)).isEmpty();
    }
  }

  /** What node-1 measures of the pieces of a node. */
  private static SupplierCondition condition(int number, int lost, int usePercent) {
    return new SupplierCondition(
        "node-" + number, 100, lost, 0, 0, usePercent * 100_000L, 10_000_000, 20);
  }

  @Test
  void streamsLeaveAProviderThatDeliversBadlyToTheirAnchor() {
    supply(2, 20);
    node(1).engine.measure(condition(2, 25, 10), condition(3, 5, 10));
    assertThat(seconds(5)).isEmpty();

    assertThat(seconds(10)).isNotEmpty().allMatch(one -> one.to().equals("node-3"));
    assertThat(balancer.moves())
        .anySatisfy(
            move ->
                assertThat(move.reason())
                    .isEqualTo("node-2 to node-1: 25 % of 100 requests late, failed or damaged"));
    assertThat(balancer.overloaded()).as("other anchors are well served").isEmpty();
  }

  @Test
  void nothingMovesToANodeThatDeliversAsBadly() {
    supply(2, 20);
    node(1).engine.measure(condition(2, 60, 10), condition(3, 21, 10));

    assertThat(seconds(60)).isEmpty();
  }

  /** Bad for less than the delay, good again, and so on. */
  @Test
  void aConditionThatFlapsMovesNothing() {
    supply(2, 20);
    for (int i = 0; i < 60; i++) {
      node(1).engine.measure(condition(2, 60, 99));
      assertThat(seconds(3)).isEmpty();
      node(1).engine.measure(condition(2, 5, 20));
      assertThat(seconds(2)).isEmpty();
    }
  }

  /** What was left is not asked any more, so its condition stays as it was. */
  @Test
  void noStreamReturnsToALinkThatWasBad() {
    supply(2, 5);
    node(1).engine.measure(condition(2, 40, 10));
    seconds(30);
    assertThat(on(3)).isEqualTo(5);

    seconds(300);
    assertThat(on(3)).isEqualTo(5);
    assertThat(balancer.moves()).hasSize(5);
  }

  @Test
  void itMayBeTurnedOff() {
    settings.setProperty("baton.handoff.moves", "0");
    balancer = balancer();
    supply(2, 20);
    load(2, 0.97, 70);

    assertThat(seconds(60)).isEmpty();
    assertThat(balancer.overloaded()).as("it is said all the same").containsExactly("node-2");
  }

  /** The anchor answers that the session has another assignment by now. */
  @Test
  void aDecisionThatComesTooLateChangesNothing() {
    supply(2, 1);
    load(2, 0.97, 1);
    messenger.answerLater(
        Handoff.class,
        (node, request) ->
            CompletableFuture.failedFuture(
                OfpFailures.of(
                    new OfpException(OfpStatus.NOT_FOUND, "There is no session of that id"))));
    seconds(30);

    assertThat(on(2)).isEqualTo(1);
    assertThat(balancer.moves()).extracting(Move::isDone).containsExactly(false);
  }
}
