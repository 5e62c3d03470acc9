package io.baton.location.placement;

import static io.baton.location.placement.ClusterSamples.nodeAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.load.LinkUse;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.network.NetworkMap;
import io.baton.location.placement.ClusterSamples.LoadChange;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Where the node that the client talks to has itself what is asked for. */
class AnchorPlacementTest {
  private static final long GIGABIT = 1_000_000_000;
  private static final String ANCHOR = "c";

  private final Map<String, NodeAdvertisement> nodes = new HashMap<>();
  private final Map<String, LoadView> loads = new HashMap<>();

  AnchorPlacementTest() {
    for (String name : List.of("a", "b", ANCHOR)) {
      nodes.put(name, nodeAt(name, "", 0));
      load(name, s -> s);
    }
  }

  private void load(String name, UnaryOperator<LoadChange> change) {
    loads.put(name, ClusterSamples.load(name, change));
  }

  private List<Judgement> rank(DeliveryMode mode) {
    return new Placement(NetworkMap.parse("", ""))
        .rank(
            new PlacementRequest("192.0.2.7", DeliveryTransport.UDP, mode, ANCHOR, Set.of()),
            List.of("a", "b", ANCHOR).stream().map(ClusterSamples::copy).toList(),
            new PlacementFacts("manager", nodes, loads, LinkUse.NONE, List.of(), Map.of()));
  }

  private List<String> order(DeliveryMode mode) {
    return rank(mode).stream().map(Judgement::provider).toList();
  }

  @Test
  void itDeliversWhatItHasHoweverMuchBetterAnotherNodeIs() {
    nodes.put("a", nodeAt("a", "", 1000));
    nodes.put(ANCHOR, nodeAt(ANCHOR, "", -1000));
    load(
        ANCHOR,
        s -> s.bandwidth(GIGABIT, 900_000_000).cpu(0.89, 0.89).lateness(500).memory(1, 1000));

    assertThat(order(DeliveryMode.RELAY)).containsExactly(ANCHOR, "a", "b");
  }

  @Test
  void theReasonIsAFactorOfItsScoreAlone() {
    List<Judgement> ranked = rank(DeliveryMode.RELAY);

    assertThat(ranked.get(0).factors())
        .contains(new ScoreFactor("anchor.local", "no transfer between nodes", 10));
    assertThat(ranked.subList(1, 3))
        .allSatisfy(
            other ->
                assertThat(other.factors())
                    .extracting(ScoreFactor::name)
                    .doesNotContain("anchor.local"));
  }

  @Test
  void ifItCannotDeliverItItIsSupplied() {
    load(ANCHOR, s -> s.admitting(false));

    assertThat(order(DeliveryMode.RELAY)).containsExactly("a", "b", ANCHOR);
  }

  @Test
  void aStreamThatDoesNotPassItGoesWhereThereIsMostRoom() {
    load(ANCHOR, s -> s.bandwidth(GIGABIT, GIGABIT / 2));

    assertThat(order(DeliveryMode.DIRECT)).containsExactly("a", "b", ANCHOR);
    assertThat(order(DeliveryMode.REDIRECT)).containsExactly("a", "b", ANCHOR);
  }

  /** Otherwise most of them would cross the network: a supplier is free, and the anchor is not. */
  @Test
  void threeHundredStreamsNeedNoSupplier() {
    long promised = 0;
    for (int streams = 0; streams < 300; streams++) {
      int before = streams;
      long bits = promised;
      load(ANCHOR, s -> s.pending(before, bits).dispatched(before));
      Judgement best = rank(DeliveryMode.RELAY).get(0);
      assertThat(best.provider()).isEqualTo(ANCHOR);
      promised += best.cost().provider();
    }
  }
}
