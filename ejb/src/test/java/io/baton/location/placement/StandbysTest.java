package io.baton.location.placement;

import static io.baton.location.placement.ClusterSamples.copy;
import static io.baton.location.placement.ClusterSamples.load;
import static io.baton.location.placement.ClusterSamples.node;
import static io.baton.location.placement.ClusterSamples.supplying;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.LocatedCopy;
import io.baton.location.load.LinkUse;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.network.NetworkMap;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandbysTest {
  private static final long GIGABIT = 1_000_000_000;
  private static final List<String> HOLDERS = List.of("a", "b", "c", "d", "e");

  private final Map<String, NodeAdvertisement> nodes = new HashMap<>();
  private final Map<String, LoadView> loads = new HashMap<>();
  private DeliveryMode mode = DeliveryMode.RELAY;
  private Set<String> excluded = Set.of();

  StandbysTest() {
    for (String name : HOLDERS) {
      nodes.put(name, supplying(node(name)));
      loads.put(name, load(name, s -> s));
    }
    nodes.put("anchor", supplying(node("anchor")));
  }

  private List<Judgement> rank(List<LocatedCopy> copies) {
    return new Placement(NetworkMap.parse("", ""))
        .rank(
            new PlacementRequest("192.0.2.7", DeliveryTransport.UDP, mode, "anchor", excluded),
            copies,
            new PlacementFacts("manager", nodes, loads, LinkUse.NONE, List.of(), Map.of()));
  }

  private List<String> standbys() {
    return standbys(HOLDERS.stream().map(ClusterSamples::copy).toList());
  }

  /** Of the best one. */
  private List<String> standbys(List<LocatedCopy> copies) {
    List<Judgement> ranked = rank(copies);
    return Standbys.of(ranked.get(0), ranked).stream().map(ServiceComponent::provider).toList();
  }

  @Test
  void theNextBestOnesStandBy() {
    loads.put("b", load("b", s -> s.bandwidth(GIGABIT, GIGABIT / 2)));
    loads.put("c", load("c", s -> s.bandwidth(GIGABIT, GIGABIT / 4)));

    assertThat(standbys()).containsExactly("d", "e", "c");
  }

  @Test
  void theyAreToldWithTheirPortOfPieces() {
    List<Judgement> ranked = rank(List.of(copy("a"), copy("b")));

    assertThat(Standbys.of(ranked.get(0), ranked))
        .containsExactly(
            new ServiceComponent(ServiceComponent.SUPPLY, "b", "b.example.org", 8554, 8555));
  }

  @Test
  void theFullComeAfterThoseThatHaveRoomAndTheSilentAndTheFailedLast() {
    excluded = Set.of("b");
    loads.put("c", load("c", s -> s.alive(false)));
    loads.put("d", load("d", s -> s.refusing("packets leave 140 ms late")));

    assertThat(standbys()).containsExactly("e", "d", "b");
    nodes.remove("e");
    assertThat(standbys()).containsExactly("d", "b", "c");
  }

  @Test
  void whoSuppliesNoPiecesOrIsNoProviderDoesNotStandBy() {
    nodes.put("b", node("b"));
    nodes.put("c", supplying(node("c", "portal", "slm")));

    assertThat(standbys()).containsExactly("d", "e");
  }

  @Test
  void whoHasOtherBytesDoesNotStandBy() {
    String other = "cd".repeat(32);

    assertThat(standbys(List.of(copy("a"), copy("b", other), copy("c", other), copy("d"))))
        .containsExactly("d");
  }

  @Test
  void aNodeWithSeveralCopiesStandsByOnce() {
    assertThat(standbys(List.of(copy("a"), copy("b"), copy("b"), copy("a")))).containsExactly("b");
  }

  @Test
  void nobodyStandsByForWhatIsDelivered() {
    mode = DeliveryMode.DIRECT;
    assertThat(standbys()).isEmpty();

    mode = DeliveryMode.RELAY;
    nodes.put("anchor", node("anchor"));
    assertThat(standbys()).isEmpty();
  }
}
