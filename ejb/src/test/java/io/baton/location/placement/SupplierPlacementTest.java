package io.baton.location.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.load.LinkUse;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.network.NetworkMap;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the anchor measured of its suppliers counts. All are equal otherwise. */
class SupplierPlacementTest {
  private static SupplierCondition condition(
      String node, int requests, int lost, long received, long bandwidth) {
    return new SupplierCondition(node, requests, lost, 0, 0, received, bandwidth, 4);
  }

  private static List<Judgement> rank(DeliveryMode mode, SupplierCondition... measured) {
    Map<String, NodeAdvertisement> nodes = new HashMap<>();
    Map<String, LoadView> loads = new HashMap<>();
    for (String name : List.of("a", "b", "c")) {
      nodes.put(name, ClusterSamples.supplying(ClusterSamples.node(name)));
      loads.put(name, ClusterSamples.load(name, same -> same));
    }
    nodes.put("portal", ClusterSamples.supplying(ClusterSamples.node("portal", "portal")));
    return new Placement(NetworkMap.parse("", ""))
        .rank(
            new PlacementRequest(
                "192.0.2.7", DeliveryTransport.UDP, mode, "portal", Set.of(), false, ""),
            Stream.of("c", "b", "a").map(ClusterSamples::copy).toList(),
            new PlacementFacts("portal", nodes, loads, LinkUse.NONE, List.of(measured), Map.of()));
  }

  @Test
  void theOneThatDeliversWellIsChosen() {
    List<Judgement> ranked =
        rank(
            DeliveryMode.RELAY,
            condition("a", 100, 32, 1_000_000, 90_000_000),
            condition("b", 100, 0, 9_000_000, 10_000_000));

    assertThat(ranked).extracting(Judgement::provider).containsExactly("c", "a", "b");
    ScoreFactor losses = factor(ranked.get(1), "network.losses");
    assertThat(losses.value()).isEqualTo("32 % of 100 requests of portal");
    assertThat(losses.contribution()).isCloseTo(-0.49, within(0.01));
    ScoreFactor throughput = factor(ranked.get(2), "network.throughput");
    assertThat(throughput.value()).isEqualTo("9.0 Mbit/s of 10.0 Mbit/s that reach portal");
    assertThat(throughput.contribution()).isCloseTo(-0.6, within(0.01));
  }

  private static ScoreFactor factor(Judgement judged, String name) {
    return judged.factors().stream()
        .filter(factor -> factor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** One interruption, a link with room, and what was hardly measured. */
  @Test
  void harmlessConditionsLeaveEqualsEqual() {
    List<Judgement> ranked =
        rank(
            DeliveryMode.RELAY,
            condition("a", 100, 15, 7_000_000, 10_000_000),
            condition("b", 29, 29, 9_000_000, 9_000_000));

    assertThat(ranked).extracting(Judgement::provider).containsExactly("a", "b", "c");
  }

  @Test
  void whoDeliversToTheClientIsNotJudgedByPieces() {
    List<Judgement> ranked = rank(DeliveryMode.REDIRECT, condition("a", 100, 100, 0, 0));

    assertThat(ranked).extracting(Judgement::provider).containsExactly("a", "b", "c");
  }
}
