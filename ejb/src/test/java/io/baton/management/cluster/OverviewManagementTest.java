package io.baton.management.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamRequest;
import io.baton.connector.ofp.Locate;
import io.baton.location.balance.Move;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.metrics.Timing;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import io.baton.model.cluster.Supervision;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SupplyCause;
import io.baton.overview.OverviewFixture;
import io.baton.portal.Portal;
import io.baton.support.FakeBalance;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeDrain;
import io.baton.support.FakeMaintenance;
import io.baton.support.FakeMetrics;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The beans as a management tool sees them, and the metrics as a scraper does. */
class OverviewManagementTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final FakeMetrics metrics = new FakeMetrics();
  private final OverviewFixture cluster = new OverviewFixture();
  private final FakeDrain drain = new FakeDrain("node-1");
  private final FakeMaintenance maintenance = new FakeMaintenance();
  private final FakeBalance balance = new FakeBalance();
  private final OverviewManagement management =
      new OverviewManagement(
          cluster.overview,
          cluster.assignments,
          cluster.supervision(),
          cluster.contents(),
          cluster.manager(),
          new SteadyPortal(),
          drain,
          maintenance,
          balance,
          metrics);

  @BeforeEach
  void register() {
    cluster.loads.put("node-2", OverviewFixture.load("node-2", Duration.ofMillis(120), true));
    cluster.loads.put("node-3", OverviewFixture.load("node-3", Duration.ofSeconds(4), false));
    cluster.catalogs.add(new CatalogView("node-2", 1, 7, 120, Duration.ofMillis(80)));
    cluster.catalogs.add(new CatalogView("node-3", 1, 9, 30, Duration.ofMillis(80)));
    cluster.supervision.put("node-2", new Supervision("node-2", List.of("node-1", "node-3"), 4));
    cluster.recorded.add(Samples.assignment("a1", "node-2"));
    cluster.recorded.add(Samples.assignment("a2", "node-3"));
    management.start();
  }

  @AfterEach
  void unregister() throws Exception {
    management.unregister();
    assertThat(server.queryNames(new ObjectName("io.baton:*"), null)).isEmpty();
    assertThat(metrics.names()).isEmpty();
  }

  private static ObjectName name(String type) throws Exception {
    return new ObjectName("io.baton:type=" + type);
  }

  private Object attribute(String type, String attribute) throws Exception {
    return server.getAttribute(name(type), attribute);
  }

  private CompositeData row(String type, String table, String key) throws Exception {
    CompositeData row = ((TabularData) attribute(type, table)).get(new Object[] {key});
    return (CompositeData) row.get("value");
  }

  private Object invoke(String type, String operation, String... arguments) throws Exception {
    String[] signature = new String[arguments.length];
    Arrays.fill(signature, "java.lang.String");
    return server.invoke(name(type), operation, arguments, signature);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cluster", "Supervision", "Assignments"})
  void describeThemselves(String type) throws Exception {
    MBeanInfo info = server.getMBeanInfo(name(type));

    assertThat(info.getDescription()).contains(" this node");
    assertThat(info.getAttributes())
        .isNotEmpty()
        .allSatisfy(a -> assertThat(a.getDescription()).contains(" ").endsWith("."));
    assertThat(info.getOperations())
        .allSatisfy(o -> assertThat(o.getDescription()).contains(" ").endsWith("."));
  }

  @Test
  void showTheClusterInFigures() throws Exception {
    assertThat(attribute("Cluster", "NodeCount")).isEqualTo(3);
    assertThat(attribute("Cluster", "AliveProviders")).isEqualTo(1);
    assertThat(attribute("Cluster", "Copies")).isEqualTo(150);
    assertThat(attribute("Cluster", "Conflicts")).isEqualTo(1);
  }

  @Test
  void tellWhetherTheNodeKnowsWhatOthersHold() throws Exception {
    assertThat(attribute("Cluster", "Acquainted")).isEqualTo(false);

    cluster.complete = true;
    assertThat(attribute("Cluster", "Acquainted")).isEqualTo(true);

    cluster.complete = false;
    assertThat(attribute("Cluster", "Acquainted")).as("a node that joins later").isEqualTo(true);
  }

  @Test
  void aProviderThatHangsIsWaitedForOnlyAWhile() {
    TestClock clock = new TestClock();
    Acquaintance acquaintance = new Acquaintance(cluster.contents(), clock);
    assertThat(acquaintance.isMade()).isFalse();

    clock.advance(Acquaintance.LIMIT);

    assertThat(acquaintance.isMade()).isTrue();
  }

  @Test
  void whoNeitherTakesNorDecidesRequestsNeedNotKnow() throws Exception {
    cluster.directory.put(FakeClusterDirectory.node("node-1", 1, "provider"));

    assertThat(attribute("Cluster", "Acquainted")).isEqualTo(true);
  }

  @Test
  void showNodesAndManagers() throws Exception {
    CompositeData node = row("Cluster", "Nodes", "node-2");
    assertThat((String[]) node.get("roles")).containsExactly("base", "portal", "provider", "slm");
    CompositeData catalog = (CompositeData) node.get("catalog");
    assertThat(catalog.get("copies")).isEqualTo(120);
    assertThat(catalog.get("ageSeconds")).isEqualTo(0.08);
    assertThat(node.get("state")).isEqualTo("running");
    assertThat(node.values()).hasSize(16);
    assertThat(row("Cluster", "Nodes", "node-1").get("catalog")).isNull();

    cluster.silent.add("node-3");
    CompositeData manager = row("Cluster", "Managers", "node-1");
    assertThat(manager.get("answers")).isEqualTo(true);
    assertThat(manager.get("requestsPerSecond")).isEqualTo(12.5);
    assertThat(manager.get("measured")).asString().endsWith("Z");
    assertThat((String[]) manager.get("responsible")).containsExactly("node-2");
    CompositeData silent = row("Cluster", "Managers", "node-3");
    assertThat(silent.get("answers")).isEqualTo(false);
    assertThat(silent.get("measured")).isNull();
    assertThat((String[]) silent.get("standby")).containsExactly("node-2");
  }

  @Test
  void showEveryInputOfPlacementWithItsAge() throws Exception {
    CompositeData load = row("Cluster", "Loads", "node-2");

    assertThat(load.values()).hasSize(27);
    assertThat(load.get("alive")).isEqualTo(true);
    assertThat(load.get("ageSeconds")).isEqualTo(0.12);
    assertThat(load.get("pendingBandwidth")).isEqualTo(4_000_000L);
    assertThat(load.get("meanCpu")).isEqualTo(0.2);
    assertThat(load.get("dispatched")).isEqualTo(9L);
    assertThat(load.get("dispatchAgeSeconds")).isEqualTo(20.0);
    assertThat(load.get("roundTripSeconds")).isNull();
    assertThat(load.get("roundTripAgeSeconds")).isNull();
    CompositeData place = ((TabularData) load.get("promisedPlaces")).get(new Object[] {"paris"});
    assertThat(place.get("value")).isEqualTo(6_000_000L);
  }

  @Test
  void showTheNetworkWithItsAge() throws Exception {
    cluster.clock.advance(Duration.ofMinutes(5));

    CompositeData network =
        ((TabularData) attribute("Cluster", "Networks")).get(new Object[] {"10.1.0.0/16"});
    assertThat(network.get("value")).isEqualTo("paris");
    CompositeData link = row("Cluster", "Links", "berlin>paris");
    assertThat(link.values()).hasSize(7);
    assertThat(link.get("bandwidth")).isEqualTo(1_000_000_000L);
    assertThat(link.get("latencySeconds")).isEqualTo(0.012);
    assertThat(link.get("promisedBandwidth")).isEqualTo(0L);
    assertThat((double) attribute("Cluster", "NetworkAge")).isGreaterThanOrEqualTo(300);
  }

  @Test
  void showWhatAStreamWouldCostAndWhy() throws Exception {
    CompositeData[] candidates =
        (CompositeData[]) invoke("Assignments", "locate", "a.mp4", "192.0.2.7", "tcp", "");

    assertThat(cluster.located)
        .containsExactly(
            new Locate("a.mp4", "", DeliveryTransport.TCP, Optional.empty(), "192.0.2.7", true));
    assertThat(candidates).hasSize(1);
    assertThat(candidates[0].get("node")).isEqualTo("node-2");
    CompositeData cost = (CompositeData) candidates[0].get("cost");
    assertThat(cost.get("provider")).isEqualTo(2_155_423L);
    assertThat(cost.get("anchor")).isEqualTo(2_111_731L);
    assertThat((CompositeData[]) candidates[0].get("explanation")).hasSize(1);
    assertThatThrownBy(() -> invoke("Assignments", "locate", "none.mp4", "", "udp", "relay"))
        .isInstanceOf(RuntimeMBeanException.class)
        .cause()
        .hasMessage("There is no media named none.mp4");
    assertThatThrownBy(() -> invoke("Assignments", "locate", "a.mp4", "", "smoke", ""))
        .isInstanceOf(RuntimeMBeanException.class);
    assertThatThrownBy(() -> invoke("Assignments", "locate", "a.mp4", "", "udp", "smoke"))
        .isInstanceOf(RuntimeMBeanException.class);
  }

  @Test
  void showSupervisionAndHandProvidersOver() throws Exception {
    CompositeData before = row("Supervision", "Providers", "node-2");
    assertThat(before.get("responsible")).isEqualTo("node-1");
    assertThat(before.get("backup")).isEqualTo("node-3");
    assertThat((String[]) before.get("managers")).containsExactly("node-1", "node-3");
    assertThat((String[]) before.get("absent")).isEmpty();

    CompositeData after = (CompositeData) invoke("Supervision", "transfer", "node-2", "node-3");

    assertThat(after.get("responsible")).isEqualTo("node-3");
    assertThat(after.get("epoch")).isEqualTo(5L);
  }

  @Test
  void showExplainAndEndAssignments() throws Exception {
    assertThat(attribute("Assignments", "Made")).isEqualTo(40L);
    assertThat(attribute("Assignments", "Refused")).isEqualTo(3L);
    assertThat(attribute("Assignments", "Retried")).isEqualTo(2L);
    assertThat(attribute("Assignments", "ManagerFailovers")).isEqualTo(1L);
    assertThat(list("", 10)).hasSize(2);
    assertThat(list("", 1)).hasSize(1);
    CompositeData assignment = list("node-3", 10)[0];
    assertThat(assignment.get("id")).isEqualTo("a2");
    assertThat(assignment.values()).hasSize(15);

    CompositeData[] factors = (CompositeData[]) invoke("Assignments", "explain", "a2");
    assertThat(factors).hasSize(1);
    assertThat(factors[0].get("factor")).isEqualTo("bandwidth.available");
    assertThat((CompositeData[]) invoke("Assignments", "explain", "a9")).isEmpty();

    assertThat(invoke("Assignments", "end", "a2")).isEqualTo(true);
    assertThat(invoke("Assignments", "end", "a9")).isEqualTo(false);
    assertThatThrownBy(() -> list("", 0)).isInstanceOf(RuntimeMBeanException.class);
  }

  private CompositeData[] list(String provider, int limit) throws Exception {
    return (CompositeData[])
        server.invoke(
            name("Assignments"),
            "list",
            new Object[] {provider, limit},
            new String[] {"java.lang.String", "int"});
  }

  @Test
  void showsTheDrainOfThisNodeAndDrainsAny() throws Exception {
    assertThat(attribute("Drain", "State")).isEqualTo("running");
    drain.set(new DrainStatus("node-1", ServiceState.DRAINING, 3, 2, 4_000, Optional.of(90_000L)));
    assertThat(attribute("Drain", "State")).isEqualTo("draining");
    assertThat(attribute("Drain", "Supplies")).isEqualTo(3);
    assertThat(attribute("Drain", "Sessions")).isEqualTo(2);
    assertThat(attribute("Drain", "BytesLeft")).isEqualTo(4_000L);

    CompositeData drained =
        (CompositeData)
            server.invoke(
                name("Drain"),
                "drain",
                new Object[] {"node-2", 60},
                new String[] {"java.lang.String", "int"});
    assertThat(drained.get("state")).isEqualTo("draining");
    assertThat(((CompositeData) invoke("Drain", "show", "node-2")).get("timeLeftSeconds"))
        .isEqualTo(60.0);
    assertThat(((CompositeData) invoke("Drain", "undrain", "node-2")).get("state"))
        .isEqualTo("running");
    assertThat(((CompositeData) invoke("Drain", "handoff", "s1", "node-3")).get("to"))
        .isEqualTo("node-3");
  }

  @Test
  void showsWhatTheManagerHandedOver() throws Exception {
    balance.overloaded.add("node-2");
    balance.moves.add(
        new Move(
            Samples.START,
            "a1",
            "film.mp4",
            "node-1",
            "node-2",
            "node-3",
            SupplyCause.OVERLOADED,
            "node-2 has 97 % of its bandwidth",
            Move.DONE));

    assertThat((Object[]) attribute("Assignments", "Overloaded")).containsExactly("node-2");
    CompositeData move = ((CompositeData[]) attribute("Assignments", "Moves"))[0];
    assertThat(move.get("cause")).isEqualTo("overloaded");
    assertThat(move.get("reason")).isEqualTo("node-2 has 97 % of its bandwidth");
    assertThat(metrics.number("baton_providers_overloaded")).isEqualTo(1);
    assertThat(metrics.number("baton_handoffs_overloaded_total")).isEqualTo(1);
  }

  @Test
  void theMetricsTellOfTheDrain() {
    drain.set(new DrainStatus("node-1", ServiceState.DRAINING, 3, 2, 4_000, Optional.of(90_000L)));

    assertThat(metrics.number("baton_drain_state")).isEqualTo(1);
    assertThat(metrics.number("baton_drain_streams")).isEqualTo(5);
    assertThat(metrics.number("baton_drain_bytes")).isEqualTo(4_000);
  }

  @Test
  void measureTheCluster() {
    assertThat(metrics.number("baton_cluster_nodes")).isEqualTo(3);
    assertThat(metrics.number("baton_cluster_providers_alive")).isEqualTo(1);
    assertThat(metrics.number("baton_cluster_load_age_max_seconds")).isEqualTo(4);
    assertThat(metrics.number("baton_cluster_copies")).isEqualTo(150);
    assertThat(metrics.number("baton_cluster_conflicts")).isEqualTo(1);
    assertThat(metrics.number("baton_manager_requests_per_second")).isEqualTo(12.5);
    assertThat(metrics.number("baton_assignments_made_total")).isEqualTo(40);
    assertThat(metrics.number("baton_assignments_refused_total")).isEqualTo(3);
    assertThat(metrics.number("baton_assignments_retried_total")).isEqualTo(2);
    assertThat(metrics.number("baton_manager_failovers_total")).isEqualTo(1);
    assertThat(metrics.value("baton_placement_seconds"))
        .isEqualTo(new Timing(43, Duration.ofMillis(430)));
    assertThat(metrics.names()).hasSize(18);
  }

  private static final class SteadyPortal implements Portal {
    @Override
    public StreamDecision decide(StreamRequest request) {
      throw new IllegalStateException("not in these tests");
    }

    @Override
    public void follow(StreamEvent event) {
      throw new IllegalStateException("not in these tests");
    }

    @Override
    public long managerFailovers() {
      return 1;
    }
  }
}
