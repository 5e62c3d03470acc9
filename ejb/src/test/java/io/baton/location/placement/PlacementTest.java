package io.baton.location.placement;

import static io.baton.location.placement.ClusterSamples.copy;
import static io.baton.location.placement.ClusterSamples.load;
import static io.baton.location.placement.ClusterSamples.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.LocatedCopy;
import io.baton.location.load.LinkUse;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.network.NetworkMap;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.cluster.Supervision;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.MediaCopy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final long GIGABIT = 1_000_000_000;

  private final Map<String, NodeAdvertisement> nodes = new HashMap<>();
  private final Map<String, LoadView> loads = new HashMap<>();
  private final Map<String, Supervision> supervision = new HashMap<>();
  private NetworkMap network = NetworkMap.parse("", "");
  private DeliveryMode mode = DeliveryMode.REDIRECT;
  private DeliveryTransport transport = DeliveryTransport.UDP;
  private String anchor = "portal";
  private boolean carried;
  private Set<String> excluded = Set.of();

  PlacementTest() {
    for (String name : List.of("a", "b", "c")) {
      nodes.put(name, node(name));
      loads.put(name, load(name, s -> s));
    }
  }

  @Test
  void theGreatestShareOfBandwidthThatIsLeftWins() {
    loads.put("a", load("a", s -> s.bandwidth(GIGABIT, GIGABIT / 2)));
    loads.put("b", load("b", s -> s.bandwidth(2 * GIGABIT, GIGABIT * 3 / 4)));
    loads.put("c", load("c", s -> s.bandwidth(10 * GIGABIT, 6 * GIGABIT)));

    assertThat(order("a", "b", "c")).containsExactly("b", "a", "c");
  }

  @Test
  void whatWasJustAssignedCounts() {
    loads.put("a", load("a", s -> s.pending(3, 6_000_000)));
    loads.put("b", load("b", s -> s.pending(2, 4_000_000)));

    assertThat(order("a", "b")).containsExactly("b", "a");
  }

  @Test
  void ofEqualsTheOneThatWasGivenLessLatelyIsFirstAndThenTheName() {
    loads.put("a", load("a", s -> s.dispatched(7)));
    loads.put("b", load("b", s -> s.dispatched(6)));
    loads.put("c", load("c", s -> s.dispatched(6)));

    assertThat(order("c", "a", "b")).containsExactly("b", "c", "a");
  }

  @Test
  void everyReasonThatRulesOutIsNamed() {
    nodes.remove("a");
    assertThat(reason("a")).isEqualTo("not.member");

    nodes.put("a", node("a", "portal"));
    assertThat(reason("a")).isEqualTo("not.provider");

    nodes.put("a", node("a"));
    loads.put("a", load("a", s -> s.alive(false)));
    assertThat(reason("a")).isEqualTo("not.alive");

    loads.remove("a");
    assertThat(reason("a")).isEqualTo("not.alive");

    loads.put("a", load("a", s -> s.admitting(false)));
    assertThat(reason("a")).isEqualTo("not.admitting");

    loads.put("a", load("a", s -> s.sessions(10, 9).pending(1, 0)));
    assertThat(reason("a")).isEqualTo("no.capacity");

    loads.put("a", load("a", s -> s));
    excluded = Set.of("a");
    assertThat(reason("a")).isEqualTo("excluded");

    excluded = Set.of();
    supervision.put("a", new Supervision("a", List.of("other"), 1));
    assertThat(reason("a")).isEqualTo("not.supervised");
  }

  @Test
  void aNodeThatRefusesSaysWhy() {
    loads.put("a", load("a", s -> s.refusing("packets leave 140 ms late")));

    Judgement judged = judge(copy("a"));

    assertThat(judged.isRuledOutBy("no.capacity")).isTrue();
    assertThat(judged.factors().get(0).value()).isEqualTo("packets leave 140 ms late");
  }

  @Test
  void nobodyIsChosenForACodecWithoutAPayloadFormat() {
    MediaCopy exotic = new MediaCopy("film.mp4", "ab".repeat(32), 1000, 1000, 0, List.of("AV2"));

    Judgement judged = judge(new LocatedCopy("a", exotic));

    assertThat(judged.isRuledOutBy("not.equipped")).isTrue();
    assertThat(judged.factors().get(0).value()).contains("AV2");
  }

  @Test
  void theLastBitIsGivenAwayAndNoneBeyond() {
    long cost = ServiceCost.of(2_000_000, 0, DeliveryTransport.UDP, mode).provider();
    loads.put("a", load("a", s -> s.bandwidth(GIGABIT, GIGABIT - cost)));
    assertThat(judge(copy("a")).eligible()).isTrue();

    loads.put("a", load("a", s -> s.bandwidth(GIGABIT, GIGABIT - cost + 1)));
    assertThat(reason("a")).isEqualTo("no.capacity");
  }

  @Test
  void nothingIsSuppliedToAnAnchorThatIsFull() {
    mode = DeliveryMode.RELAY;
    anchor = "c";
    long cost = ServiceCost.of(2_000_000, 0, DeliveryTransport.UDP, mode).anchor();
    loads.put("c", load("c", s -> s.bandwidth(GIGABIT, GIGABIT - cost)));
    assertThat(judge(copy("a")).eligible()).isTrue();

    loads.put("c", load("c", s -> s.bandwidth(GIGABIT, GIGABIT - cost + 1)));
    Judgement judged = judge(copy("a"));
    assertThat(judged.isRuledOutBy("no.capacity")).isTrue();
    assertThat(judged.factors().get(0).value()).endsWith("left at c");

    carried = true;
    assertThat(judge(copy("a")).eligible()).as("it has room for what it carries").isTrue();

    carried = false;
    mode = DeliveryMode.DIRECT;
    assertThat(judge(copy("a")).eligible()).isTrue();
  }

  @Test
  void interleavedAndSuppliedStreamsCostMore() {
    ServiceCost udp = ServiceCost.of(968_000, 100, DeliveryTransport.UDP, DeliveryMode.DIRECT);
    ServiceCost tcp = ServiceCost.of(968_000, 100, DeliveryTransport.TCP, DeliveryMode.DIRECT);
    ServiceCost supplied = ServiceCost.of(968_000, 100, DeliveryTransport.UDP, DeliveryMode.RELAY);

    assertThat(udp).isEqualTo(new ServiceCost(1_020_000, 0));
    assertThat(tcp).isEqualTo(new ServiceCost(1_050_000, 0));
    assertThat(supplied).isEqualTo(new ServiceCost(1_050_000, 1_020_000));
  }

  @Test
  void busyProcessorsLatePacketsAndScarceMemorySpeakAgainstANode() {
    loads.put("a", load("a", s -> s.cpu(0.85, 0.88)));
    assertThat(order("a", "b")).containsExactly("b", "a");
    assertThat(factor(judge(copy("a")), "cpu.stress").contribution()).isNegative();

    loads.put("a", load("a", s -> s.lateness(80)));
    assertThat(order("a", "b")).containsExactly("b", "a");

    loads.put("a", load("a", s -> s.memory(10, 1000)));
    assertThat(order("a", "b")).containsExactly("b", "a");

    loads.put("a", load("a", s -> s.sessions(1000, 900)));
    assertThat(order("a", "b")).containsExactly("b", "a");
  }

  @Test
  void whatIsMeasuredBelowTheThresholdsDoesNotUnbalanceEquals() {
    loads.put("a", load("a", s -> s.cpu(0.6, 0.5).lateness(15).memory(100, 1000)));
    loads.put("b", load("b", s -> s.cpu(0.1, 0.1).lateness(1).memory(900, 1000)));

    assertThat(judge(copy("a")).score()).isEqualTo(judge(copy("b")).score());
  }

  @Test
  void processorsThatHaveNoLimitDoNotCount() {
    loads.put("a", load("a", s -> s.maxCpu(1).cpu(0.99, 0.99)));
    loads.put("b", load("b", s -> s.maxCpu(1).cpu(0.1, 0.1)));

    assertThat(judge(copy("a")).score()).isEqualTo(judge(copy("b")).score());
  }

  @Test
  void trafficBeyondAllPromisesCountsIfItLasts() {
    loads.put("a", load("a", s -> s.bandwidth(GIGABIT, 0).traffic(500_000_000, 400_000_000)));
    loads.put("b", load("b", s -> s.bandwidth(GIGABIT, 0).traffic(0, 400_000_000)));

    assertThat(order("a", "b")).containsExactly("b", "a");
    assertThat(factor(judge(copy("a")), "bandwidth.history").contribution()).isEqualTo(-0.4);
    assertThat(judge(copy("b")).factors()).noneMatch(f -> f.name().equals("bandwidth.history"));
  }

  @Test
  void theNodeInTheClientsPlaceIsPreferredUntilItIsMuchFuller() {
    network = NetworkMap.parse("192.0.2.0/24=paris", "berlin-paris=10000000/40ms");
    nodes.put("a", ClusterSamples.nodeAt("a", "berlin", 0));
    nodes.put("b", ClusterSamples.nodeAt("b", "paris", 0));
    loads.put("b", load("b", s -> s.bandwidth(GIGABIT, 200_000_000)));
    assertThat(order("a", "b")).containsExactly("b", "a");
    assertThat(factor(judge(copy("a")), "network.bandwidth").contribution()).isEqualTo(-0.204);

    loads.put("b", load("b", s -> s.bandwidth(GIGABIT, 900_000_000)));
    assertThat(order("a", "b")).containsExactly("a", "b");
  }

  @Test
  void aLinkTakesNoMoreThanItsBandwidth() {
    network = NetworkMap.parse("192.0.2.0/24=paris", "berlin-paris=10000000/40ms");
    long cost = ServiceCost.of(2_000_000, 0, DeliveryTransport.UDP, mode).provider();
    nodes.put("a", ClusterSamples.nodeAt("a", "berlin", 0));
    nodes.put("b", ClusterSamples.nodeAt("b", "berlin", 0));
    loads.put("b", load("b", s -> s.sendingTo("paris", 6_000_000, 4_000_000 - cost)));

    Judgement last = judge(copy("a"));
    assertThat(last.eligible()).isTrue();
    assertThat(factor(last, "network.bandwidth").contribution()).isEqualTo(-1);
    assertThat(factor(last, "network.bandwidth").value())
        .isEqualTo("0.0 bit/s of 10.0 Mbit/s of the link left");

    loads.put("b", load("b", s -> s.sendingTo("paris", 6_000_000, 4_000_001 - cost)));
    assertThat(reason("a")).isEqualTo("no.capacity");
    assertThat(reason("b")).isEqualTo("no.capacity");
    assertThat(judge(copy("a")).factors().get(0).value())
        .isEqualTo(
            "2.0 Mbit/s needed, 2.0 Mbit/s of 10.0 Mbit/s left of the link from berlin to paris");
  }

  @Test
  void theFullerOfTwoLinksIsWorseAndTheOtherDirectionDoesNotCount() {
    network =
        NetworkMap.parse(
            "192.0.2.0/24=paris", "berlin-paris=10000000/40ms,rome-paris=10000000/40ms");
    nodes.put("a", ClusterSamples.nodeAt("a", "berlin", 0));
    nodes.put("b", ClusterSamples.nodeAt("b", "rome", 0));
    nodes.put("c", ClusterSamples.nodeAt("c", "paris", 0));
    loads.put("a", load("a", s -> s.sendingTo("paris", 5_000_000, 0)));
    loads.put("c", load("c", s -> s.sendingTo("rome", 50_000_000, 0)));

    assertThat(order("a", "b")).containsExactly("b", "a");
    assertThat(factor(judge(copy("b")), "network.bandwidth").contribution()).isEqualTo(-0.204);
  }

  @Test
  void suppliedMediaGoesToTheAnchorSoThatOnesPlaceCounts() {
    mode = DeliveryMode.RELAY;
    nodes.put("portal", ClusterSamples.nodeAt("portal", "berlin", 0));
    nodes.put("a", ClusterSamples.nodeAt("a", "paris", 0));
    nodes.put("b", ClusterSamples.nodeAt("b", "berlin", 0));

    assertThat(order("a", "b")).containsExactly("b", "a");
  }

  @Test
  void aLongWayIsWorseThanAShortOneAndSmallDifferencesAreNone() {
    loads.put("a", load("a", s -> s.roundTrip(Duration.ofMillis(49))));
    loads.put("b", load("b", s -> s.roundTrip(Duration.ofMillis(1))));
    assertThat(judge(copy("a")).score()).isEqualTo(judge(copy("b")).score());

    loads.put("a", load("a", s -> s.roundTrip(Duration.ofMillis(120))));
    assertThat(factor(judge(copy("a")), "network.latency").contribution()).isEqualTo(-0.002);
  }

  @Test
  void priorityIsWorthAThousandthOfANodeAUnit() {
    nodes.put("b", ClusterSamples.nodeAt("b", "", 100));
    loads.put("b", load("b", s -> s.bandwidth(GIGABIT, 50_000_000)));
    assertThat(order("a", "b")).containsExactly("b", "a");

    loads.put("b", load("b", s -> s.bandwidth(GIGABIT, 150_000_000)));
    assertThat(order("a", "b")).containsExactly("a", "b");
  }

  @Test
  void severalCopiesOnANodeAreCandidatesOfTheirOwn() {
    MediaCopy other =
        new MediaCopy("same.mp4", "ab".repeat(32), 1000, 2_000_000, 0, List.of("H264"));

    List<Judgement> ranked = rank(List.of(copy("a"), new LocatedCopy("a", other)));

    assertThat(ranked)
        .extracting(judged -> judged.located().copy().path())
        .containsExactly("film.mp4", "same.mp4");
  }

  @Test
  void theContributionsAddUpToTheScore() {
    loads.put("a", load("a", s -> s.cpu(0.88, 0.88).lateness(60)));

    Judgement judged = judge(copy("a"));

    assertThat(judged.score())
        .isCloseTo(
            judged.factors().stream().mapToDouble(ScoreFactor::contribution).sum(),
            org.assertj.core.data.Offset.offset(1e-8));
    assertThat(Judgement.explain("a", judged.factors()))
        .startsWith("a: bandwidth.available +")
        .contains("Gbit/s");
  }

  @Test
  void threeHundredStreamsAreSharedEqually() {
    Map<String, Long> counts = place(300, Map.of("a", 8 * GIGABIT, "b", 8 * GIGABIT));

    assertThat(counts).containsEntry("a", 150L).containsEntry("b", 150L);
  }

  @Test
  void halfTheCapacityGetsHalfTheStreams() {
    Map<String, Long> counts = place(300, Map.of("a", 4 * GIGABIT, "b", 8 * GIGABIT));

    assertThat(counts).containsEntry("a", 100L).containsEntry("b", 200L);
  }

  /** Places streams one after the other, each of which counts as pending from then on. */
  private Map<String, Long> place(int streams, Map<String, Long> capacities) {
    Map<String, Long> counts = new HashMap<>();
    Map<String, Long> promised = new HashMap<>();
    List<LocatedCopy> copies = new ArrayList<>();
    capacities.keySet().forEach(name -> copies.add(copy(name)));
    for (int i = 0; i < streams; i++) {
      capacities.forEach(
          (name, limit) ->
              loads.put(
                  name,
                  load(
                      name,
                      s ->
                          s.bandwidth(limit, 0)
                              .pending(
                                  counts.getOrDefault(name, 0L).intValue(),
                                  promised.getOrDefault(name, 0L))
                              .dispatched(counts.getOrDefault(name, 0L)))));
      Judgement best = rank(copies).get(0);
      counts.merge(best.provider(), 1L, Long::sum);
      promised.merge(best.provider(), best.cost().provider(), Long::sum);
    }
    return counts;
  }

  private List<String> order(String... names) {
    return rank(List.of(names).stream().map(ClusterSamples::copy).toList()).stream()
        .map(Judgement::provider)
        .toList();
  }

  private String reason(String name) {
    Judgement judged = judge(copy(name));
    assertThat(judged.eligible()).isFalse();
    assertThat(judged.factors()).hasSize(1);
    return judged.factors().get(0).name();
  }

  private Judgement judge(LocatedCopy copy) {
    return rank(List.of(copy)).get(0);
  }

  private static ScoreFactor factor(Judgement judged, String name) {
    Optional<ScoreFactor> found =
        judged.factors().stream().filter(factor -> factor.name().equals(name)).findFirst();
    assertThat(found).as(name).isPresent();
    return found.get();
  }

  private PlacementFacts facts() {
    LinkUse links = LinkUse.of(nodes.values(), loads.values());
    return new PlacementFacts("portal", nodes, loads, links, List.of(), supervision);
  }

  private List<Judgement> rank(List<LocatedCopy> copies) {
    PlacementRequest request =
        new PlacementRequest("192.0.2.7", transport, mode, anchor, excluded, carried, "");
    return new Placement(network).rank(request, copies, facts());
  }
}
