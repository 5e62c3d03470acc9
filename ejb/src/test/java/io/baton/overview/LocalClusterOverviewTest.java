package io.baton.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.ofp.QueryStatus;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.Supervision;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalClusterOverviewTest {
  private final OverviewFixture cluster = new OverviewFixture();
  private final ClusterOverview overview = cluster.overview;

  @Test
  void putsTogetherWhatIsKnownOfANode() {
    LoadView load = OverviewFixture.load("node-2", Duration.ofMillis(120), true);
    CatalogView catalog = new CatalogView("node-2", 1, 7, 120, Duration.ofMillis(80));
    cluster.loads.put("node-2", load);
    cluster.catalogs.add(catalog);
    cluster.supervision.put("node-2", new Supervision("node-2", List.of("node-1"), 1));

    assertThat(overview.nodes())
        .extracting(NodeView::name)
        .containsExactly("node-1", "node-2", "node-3");
    NodeView node = overview.nodes().get(1);
    assertThat(node).isEqualTo(overview.node("node-2").orElseThrow());
    assertThat(node.self()).isFalse();
    assertThat(node.load()).contains(load);
    assertThat(node.catalog()).contains(catalog);
    assertThat(node.supervision()).map(Supervision::managers).contains(List.of("node-1"));
  }

  @Test
  void theNetworkIsAsConfiguredAndAsFullAsProvidersSay() {
    NodeAdvertisement node = cluster.directory.find("node-2").orElseThrow();
    cluster.directory.put(
        new NodeAdvertisement(
            "node-2",
            node.incarnation(),
            node.roles(),
            node.host(),
            node.rtspPort(),
            node.ofpPort(),
            node.httpPort(),
            "berlin",
            0));
    cluster.loads.put("node-2", OverviewFixture.load("node-2", Duration.ofMillis(120), true));
    cluster.clock.advance(Duration.ofMinutes(5));

    NetworkView network = overview.network();

    assertThat(network.age()).isEqualTo(Duration.ofMinutes(5));
    assertThat(network.networks())
        .singleElement()
        .satisfies(
            known -> {
              assertThat(known.network()).isEqualTo("10.1.0.0/16");
              assertThat(known.place()).isEqualTo("paris");
            });
    assertThat(network.links()).hasSize(2);
    NetworkView.LinkView there = network.links().get(0);
    assertThat(there.from() + ">" + there.to()).isEqualTo("berlin>paris");
    assertThat(there.path().bandwidth()).hasValue(1_000_000_000);
    assertThat(there.promised()).isEqualTo(6_000_000);
    assertThat(there.promisedAge()).isEqualTo(Duration.ofMillis(120));
    NetworkView.LinkView back = network.links().get(1);
    assertThat(back.from() + ">" + back.to()).isEqualTo("paris>berlin");
    assertThat(back.promised()).isZero();
    assertThat(back.promisedAge()).isZero();
  }

  @Test
  void whatIsNotKnownIsEmpty() {
    NodeView node = overview.node("node-1").orElseThrow();

    assertThat(node.self()).isTrue();
    assertThat(node.load()).isEmpty();
    assertThat(node.catalog()).isEmpty();
    assertThat(node.supervision()).isEmpty();
    assertThat(overview.node("node-9")).isEmpty();
  }

  @Test
  void followsTheMembers() {
    cluster.directory.remove("node-2");

    assertThat(overview.nodes()).hasSize(2);
    assertThat(overview.node("node-2")).isEmpty();
  }

  @Test
  void tellsWhatManagersDoAndHowTheyAre() {
    cluster.supervision.put("node-2", new Supervision("node-2", List.of("node-1", "node-3"), 1));
    cluster.supervision.put(
        "node-3",
        new Supervision("node-3", List.of("node-2", "node-3", "node-1"), Set.of("node-2"), 1));
    cluster.recorded.add(Samples.assignment("a1", "node-2"));

    ManagerView manager = overview.manager("node-3").orElseThrow();

    assertThat(manager.responsible()).containsExactly("node-3");
    assertThat(manager.standby()).containsExactly("node-2");
    assertThat(manager.backup()).contains("node-2");
    assertThat(manager.assignments()).isZero();
    assertThat(manager.state())
        .hasValueSatisfying(
            state -> {
              assertThat(state.load()).isEqualTo(12.5);
              assertThat(state.pending()).isEqualTo(3);
              assertThat(state.roundTrip()).isEqualTo(Duration.ofMillis(2));
            });
  }

  @Test
  void aManagerThatIsSilentHasNoState() {
    cluster.silent.add("node-2");

    assertThat(overview.managers())
        .extracting(manager -> manager.state().isPresent())
        .containsExactly(true, false, true);
  }

  @Test
  void nodesWithoutTheRoleAreNotManagers() {
    cluster.directory.put(FakeClusterDirectory.node("node-2", 1, "portal", "provider"));

    assertThat(overview.managers())
        .extracting(ManagerView::name)
        .containsExactly("node-1", "node-3");
    assertThat(overview.manager("node-2")).isEmpty();
  }

  @Test
  void countsTheAssignmentsOfAManager() {
    cluster.directory.put(FakeClusterDirectory.node("manager", 1));
    cluster.recorded.add(Samples.assignment("a1", "node-2"));
    cluster.known.add(Samples.assignment("a2", "node-3"));

    assertThat(overview.manager("manager").orElseThrow().assignments()).isEqualTo(2);
  }

  @Test
  void managersAreAskedOnceASecond() {
    overview.managers();
    overview.managers();
    assertThat(cluster.sent).hasSize(3).allMatch(sent -> sent.request() instanceof QueryStatus);

    cluster.clock.advance(Duration.ofSeconds(1));
    overview.managers();
    assertThat(cluster.sent).hasSize(6);
  }
}
