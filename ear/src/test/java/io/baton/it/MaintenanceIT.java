package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.MediaTools;
import io.baton.testbed.NodeLog;
import io.baton.testbed.Players;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes are drained and stopped, and sessions handed over, while viewers watch: none of them
 * notices (N1, R7). The film is on nodes 2 and 3, and is watched through node 1.
 */
@ExtendWith(SharedCluster.class)
class MaintenanceIT {
  private static final int VIEWERS = 4;
  private static final MediaTools TOOLS = SharedServers.mediaTools();

  /** For what takes a second or two on a quiet machine. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** For sessions of a node that has ended to be forgotten. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(60);

  @TempDir private static Path work;
  private static int films;

  private final LocalCluster cluster;

  /** Each test has one of its own, of which no node holds pieces from the test before. */
  private String name;

  private List<String> original;

  MaintenanceIT(LocalCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Of so many pieces that some are still to come when something happens, on a slow machine too.
   */
  @BeforeEach
  void importFilm(TestInfo test) {
    String method = test.getTestMethod().orElseThrow().getName();
    name = "maintenance/" + method + ".mp4";
    Path film = work.resolve(method + ".mp4");
    TOOLS.makeFilm(film, Duration.ofMillis(18_000 + 40L * films++));
    original = TOOLS.accessUnits(MediaSource.file(film));
    for (int node : List.of(2, 3)) {
      admin(node).upload(name, film);
      assertThat(
              admin(node)
                  .awaitImport(name, Duration.ofMinutes(1), part -> {})
                  .path("state")
                  .asText())
          .isEqualTo("ready");
    }
    awaitEligible(2);
  }

  @AfterEach
  void bringBack() {
    SharedCluster.bringBack(cluster);
    for (int node = 1; node <= SharedCluster.NODES; node++) {
      assertThat(admin(1).delete(drain(node)).statusCode()).isEqualTo(200);
    }
    awaitEligible(2);
    await("no session is left", FORGOTTEN, () -> count("api/v1/sessions?scope=cluster") == 0);
  }

  private BatonHttp admin(int node) {
    return new BatonHttp(cluster.http(node), Optional.of(cluster.admin()));
  }

  private JsonNode ask(int node, String path) {
    BatonHttp admin = admin(node);
    return admin.parse(admin.get(path).body());
  }

  private int count(String list) {
    return ask(1, list).path("total").asInt();
  }

  private static String drain(int node) {
    return "api/v1/nodes/node-" + node + "/drain";
  }

  private static void await(String what, Duration limit, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(limit).until(condition);
  }

  /** So many copies of the film can be streamed, as far as each portal knows. */
  private void awaitEligible(int copies) {
    for (int portal = 1; portal <= SharedCluster.NODES; portal++) {
      int asked = portal;
      await(
          "copies of the film",
          LIMIT,
          () ->
              candidates(asked).filter(copy -> copy.path("eligible").asBoolean()).count()
                  == copies);
    }
  }

  private Stream<JsonNode> candidates(int portal) {
    return items(ask(portal, "api/v1/locate/" + name + "?explain=true").path("candidates"));
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** Viewers under UDP and TCP, and all access units that each of them gets. */
  private CompletableFuture<List<List<String>>> watch(int portal, int viewers) {
    URI url = cluster.rtsp(portal).resolve(name);
    return CompletableFuture.supplyAsync(
        () -> receive(url, IntStream.range(0, viewers).boxed().toList()));
  }

  private List<List<String>> receive(URI url, List<Integer> viewers) {
    try {
      return List.copyOf(Players.receive(viewers, viewer -> play(url, viewer)).values());
    } catch (ExecutionException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private List<String> play(URI url, int viewer) {
    return TOOLS.accessUnits(
        viewer % 2 == 0
            ? MediaSource.rtspUdp(url, cluster.viewer())
            : MediaSource.rtspTcp(url, cluster.viewer()));
  }

  private void awaitPlaying(int node, int viewers) {
    await(
        viewers + " viewers at node " + node,
        LIMIT,
        () -> ask(node, "api/v1/sessions?state=playing").path("total").asInt() == viewers);
  }

  /** Suppliers of the sessions of node 1, and the causes of their changes, by session. */
  private Map<String, JsonNode> supplies() {
    Map<String, JsonNode> supplies = new TreeMap<>();
    items(ask(1, "api/v1/sessions").path("items"))
        .forEach(session -> supplies.put(session.path("id").asText(), session.path("supply")));
    return supplies;
  }

  private List<String> suppliers() {
    return supplies().values().stream().map(supply -> supply.path("supplier").asText()).toList();
  }

  /** Of changes that took effect: with the first piece that comes from another supplier. */
  private List<String> causes() {
    return supplies().values().stream()
        .flatMap(supply -> items(supply.path("changes")))
        .map(change -> change.path("cause").asText())
        .toList();
  }

  private String state(int node) {
    return ask(1, "api/v1/nodes/node-" + node).path("state").asText();
  }

  @Test
  void theViewersOfASupplierThatIsDrainedMissNothing(TestInfo test) {
    CompletableFuture<List<List<String>>> received = watch(1, VIEWERS);
    awaitPlaying(1, VIEWERS);
    assertThat(suppliers()).contains("node-2", "node-3");
    Instant begun = Instant.now();
    assertThat(admin(2).put(drain(3)).statusCode()).isEqualTo(200);
    await("node 3 is drained", LIMIT, () -> state(3).equals("drained"));
    Figures.tell(test.getDisplayName(), "drained after", Duration.between(begun, Instant.now()));
    assertThat(suppliers()).hasSize(VIEWERS).containsOnly("node-2");
    await("a piece from node 2", LIMIT, () -> !causes().isEmpty());
    assertThat(causes()).containsOnly("drained");

    assertThat(received.join()).hasSize(VIEWERS).allMatch(original::equals);
  }

  @Test
  void aDrainedNodeGetsNothingNewAndSendsItsViewersOn() {
    assertThat(admin(1).put(drain(3)).statusCode()).isEqualTo(200);
    awaitEligible(1);
    await("the reason", LIMIT, () -> reasons(1, 3).equals(List.of("node.draining")));

    CompletableFuture<List<List<String>>> received = watch(3, 2);
    awaitPlaying(2, 2);
    assertThat(ask(3, "api/v1/sessions").path("total").asInt()).isZero();
    assertThat(received.join()).allMatch(original::equals);

    assertThat(admin(2).delete(drain(3)).statusCode()).isEqualTo(200);
    awaitEligible(2);
    assertThat(state(3)).isEqualTo("running");
  }

  private List<String> reasons(int portal, int node) {
    return candidates(portal)
        .filter(candidate -> candidate.path("node").asText().equals("node-" + node))
        .map(candidate -> candidate.at("/explanation/0/factor").asText())
        .toList();
  }

  /** Node 2 has the film, so it is the anchor and nobody supplies it. */
  @Test
  void theViewersOfADrainedNodeFinishUntilTheTimeIsOver() {
    CompletableFuture<List<List<String>>> received = watch(2, 2);
    awaitPlaying(2, 2);
    JsonNode begun = admin(1).parse(admin(1).put(drain(2) + "?timeout=600").body());
    assertThat(begun.path("state").asText()).isEqualTo("draining");
    assertThat(begun.path("sessions").asInt()).isEqualTo(2);
    await(
        "the bytes that are left",
        LIMIT,
        () -> ask(3, drain(2)).path("bytesLeft").asLong() > 10_000);
    assertThat(received.isDone()).isFalse();

    assertThat(admin(3).put(drain(2) + "?timeout=0").statusCode()).isEqualTo(200);
    await("node 2 is drained", LIMIT, () -> state(2).equals("drained"));

    List<List<String>> frames = received.join();
    assertThat(frames)
        .hasSize(2)
        .allSatisfy(got -> assertThat(got).isNotEmpty().hasSizeLessThan(original.size()));
  }

  @Test
  void aSessionThatIsHandedOverMissesNothing() {
    NodeLog log = new NodeLog(cluster, 3);
    CompletableFuture<List<List<String>>> received = watch(1, 2);
    awaitPlaying(1, 2);
    for (Map.Entry<String, JsonNode> session : supplies().entrySet()) {
      String from = session.getValue().path("supplier").asText();
      String to = from.equals("node-2") ? "node-3" : "node-2";
      HttpResponse<String> answer =
          admin(3).post("api/v1/sessions/" + session.getKey() + "/handoff?to=" + to);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(supplies().get(session.getKey()).path("supplier").asText()).isEqualTo(to);
      assertThat(supplies().get(session.getKey()).path("epoch").asInt()).isEqualTo(2);
    }
    await("pieces from the other nodes", LIMIT, () -> !causes().isEmpty());
    assertThat(causes()).containsOnly("requested");
    String session = supplies().keySet().iterator().next();
    assertThat(handOff(session, "node-1")).as("it has no copy").isEqualTo(409);
    assertThat(handOff(session, "node-9")).as("there is none").isEqualTo(400);
    assertThat(handOff("no-such-session", "node-2")).isEqualTo(404);

    assertThat(received.join()).hasSize(2).allMatch(original::equals);
    assertThat(log.lines()).anyMatch(line -> line.contains("handoff user=admin"));
  }

  private int handOff(String session, String to) {
    return admin(2).post("api/v1/sessions/" + session + "/handoff?to=" + to).statusCode();
  }

  @Test
  void aNodeWhoseServerIsSuspendedDrainsUntilItIsResumed() throws IOException {
    ServerProcess server = new ServerProcess(cluster, 3);
    CompletableFuture<List<List<String>>> received = watch(1, VIEWERS);
    awaitPlaying(1, VIEWERS);
    try {
      server.suspend();
      await("node 3 is drained", LIMIT, () -> state(3).equals("drained"));
      assertThat(suppliers()).hasSize(VIEWERS).containsOnly("node-2");
    } finally {
      server.resume();
    }
    await("node 3 runs", LIMIT, () -> state(3).equals("running"));

    assertThat(received.join()).hasSize(VIEWERS).allMatch(original::equals);
  }

  @Test
  void theViewersOfASupplierThatStopsMissNothing(TestInfo test) {
    CompletableFuture<List<List<String>>> received = watch(1, VIEWERS);
    awaitPlaying(1, VIEWERS);
    NodeLog log = new NodeLog(cluster, 3);
    Instant begun = Instant.now();
    cluster.stop(3);
    Figures.tell(test.getDisplayName(), "stopped after", Duration.between(begun, Instant.now()));

    assertThat(received.join()).hasSize(VIEWERS).allMatch(original::equals);
    assertThat(log.lines())
        .anyMatch(line -> line.contains("BATON004802"))
        .noneMatch(line -> line.contains("BATON004805"));
  }
}
