package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.client.network.ServerTrust;
import io.baton.client.rtsp.StreamingClient;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.MediaTools;
import io.baton.testbed.Players;
import io.baton.testbed.Viewing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who supplies what, as the nodes decide by themselves while viewers watch: managers move streams
 * (R7), and a node keeps what its viewers watch. A long film is on nodes 1 and 2 and watched
 * through node 3, which keeps nothing; a short one is on node 2.
 */
@ExtendWith(SmallCluster.class)
class SupplyIT {
  private static final String LONG = "supply/long.mp4";
  private static final String SHORT = "supply/short.mp4";
  private static final int ANCHOR = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Two comparisons by the managers, and longer than streams rest. */
  private static final Duration CALM = Duration.ofSeconds(11);

  /** In which managers count their moves, but for what their clocks' readings lie apart. */
  private static final Duration TEN_SECONDS = Duration.ofMillis(9900);

  /** Packets of a viewer: some more than a second of them. */
  private static final long SOME = 100;

  @TempDir private static Path work;
  private static final MediaTools TOOLS = SharedServers.mediaTools();

  /** Of viewers that a failed test left. */
  private static final Duration SESSION_TIMEOUT = Duration.ofMinutes(1);

  private static Path film;

  private final LocalCluster cluster;
  private String test;
  private List<JsonNode> earlier;

  SupplyIT(LocalCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  static void importFilms(LocalCluster cluster) {
    film = work.resolve("short.mp4");
    TOOLS.makeFilm(film, Duration.ofSeconds(3), "-c:v libopenh264 -pix_fmt yuv420p", "-an");
    Path longer = TOOLS.repeat(film, 80, work.resolve("long.mp4"));
    upload(cluster, 1, LONG, longer);
    upload(cluster, 2, LONG, longer);
    upload(cluster, 2, SHORT, film);
  }

  private static void upload(LocalCluster cluster, int node, String name, Path file) {
    BatonHttp admin = new BatonHttp(cluster.http(node), Optional.of(cluster.admin()));
    admin.upload(name, file);
    assertThat(admin.awaitImport(name, LIMIT, part -> {}).path("state").asText())
        .isEqualTo("ready");
  }

  @AfterAll
  static void stop(LocalCluster cluster) {
    cluster.stop();
  }

  /** Also after a test that has killed a node, or left viewers, and failed. */
  @BeforeEach
  void allAreThere(TestInfo info) {
    test = info.getDisplayName();
    cluster.start(SmallCluster.NODES);
    awaitEligible(2);
    Awaitility.await("no viewer is left")
        .atMost(SESSION_TIMEOUT.plus(LIMIT))
        .until(() -> ask(ANCHOR, "api/v1/sessions?scope=cluster").path("total").asInt() == 0);
    earlier = moves();
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(LIMIT).until(condition);
  }

  private JsonNode ask(int node, String path) {
    BatonHttp admin = new BatonHttp(cluster.http(node), Optional.of(cluster.admin()));
    return admin.parse(admin.get(path).body());
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** So many nodes can supply the long film, as its anchor knows. */
  private void awaitEligible(int copies) {
    await(
        copies + " copies",
        () ->
            items(ask(ANCHOR, "api/v1/locate/" + LONG).path("candidates"))
                    .filter(copy -> copy.path("eligible").asBoolean())
                    .count()
                == copies);
  }

  private String url(int node, String name) {
    return cluster.viewer().in(cluster.rtsp(node).resolve(name));
  }

  private List<Viewing> watch(StreamingClient client, int node, int viewers) {
    return IntStream.range(0, viewers)
        .mapToObj(viewer -> new Viewing(client, url(node, LONG)))
        .toList();
  }

  /** Viewers of a node's own copy, until it takes no more. */
  private List<Viewing> fill(StreamingClient client, int node) {
    List<Viewing> viewers = new ArrayList<>();
    while (true) {
      try {
        viewers.add(new Viewing(client, url(node, LONG)));
      } catch (CompletionException e) {
        assertThat(e).hasMessageContaining("453");
        return viewers;
      }
    }
  }

  /** Of the sessions of the anchor. */
  private List<String> suppliers() {
    return items(ask(ANCHOR, "api/v1/sessions").path("items"))
        .map(session -> session.path("supply").path("supplier").asText())
        .toList();
  }

  private long suppliedBy(int node) {
    return suppliers().stream().filter(("node-" + node)::equals).count();
  }

  /** What all managers have decided, the first one first. */
  private List<JsonNode> moves() {
    return IntStream.rangeClosed(1, SmallCluster.NODES)
        .mapToObj(node -> ask(node, "api/v1/handoffs"))
        .flatMap(list -> items(list.path("items")))
        .sorted(Comparator.comparing(SupplyIT::at))
        .toList();
  }

  private static String why(JsonNode move) {
    return move.path("cause").asText() + ": " + move.path("reason").asText();
  }

  private static Instant at(JsonNode move) {
    return Instant.parse(move.path("at").asText());
  }

  /** The same, of this test. */
  private List<JsonNode> decided() {
    return moves().stream().filter(Predicate.not(earlier::contains)).toList();
  }

  private List<String> overloaded(int provider) {
    String manager =
        ask(ANCHOR, "api/v1/supervision/node-" + provider).path("responsible").asText();
    int node = Integer.parseInt(manager.substring("node-".length()));
    return items(ask(node, "api/v1/handoffs").path("overloaded")).map(JsonNode::asText).toList();
  }

  /** For a while nothing is decided and no supplier changes. */
  private void assertNothingMoves() {
    List<JsonNode> before = decided();
    List<String> suppliers = suppliers();
    Awaitility.await("nothing moves")
        .during(CALM)
        .atMost(LIMIT)
        .until(() -> decided().equals(before) && suppliers().equals(suppliers));
  }

  private static void assertNothingWasMissed(List<Viewing> viewers) {
    Viewing.awaitMore(viewers, SOME);
    assertThat(viewers).extracting(Viewing::missing).containsOnly(0L);
    viewers.forEach(Viewing::leave);
  }

  private static void assertBounded(List<JsonNode> moves) {
    for (int last = SmallCluster.MOVES; last < moves.size(); last++) {
      assertThat(at(moves.get(last)))
          .as("%s", moves)
          .isAfter(at(moves.get(last - SmallCluster.MOVES)).plus(TEN_SECONDS));
    }
  }

  @Test
  void streamsLeaveAProviderThatIsOverloadedAndStayAway() throws IOException {
    try (StreamingClient client = new StreamingClient(1, ServerTrust.system())) {
      List<Viewing> viewers = watch(client, ANCHOR, 6);
      int supplied = Math.toIntExact(suppliedBy(2));
      assertThat(supplied).isBetween(1, viewers.size() - 1);
      List<Viewing> local = fill(client, 2);
      Figures.tell(test, "viewers at node 2 itself", local.size());

      await("all streams leave node 2", () -> suppliedBy(1) == viewers.size());
      assertThat(decided())
          .hasSize(supplied)
          .allSatisfy(
              move -> {
                assertThat(move.path("from").asText()).isEqualTo("node-2");
                assertThat(move.path("to").asText()).isEqualTo("node-1");
                assertThat(move.path("cause").asText()).isEqualTo("overloaded");
                assertThat(move.path("reason").asText()).matches("node-2 has \\d+ % of its .+");
                assertThat(move.path("outcome").asText()).isEqualTo("done");
              });
      assertBounded(decided());
      assertNothingMoves();
      assertThat(overloaded(2)).containsExactly("node-2");

      local.forEach(Viewing::leave);
      await("node 2 has recovered", () -> overloaded(2).isEmpty());
      assertNothingMoves();
      assertNothingWasMissed(viewers);
    }
  }

  @Test
  void streamsGoToANodeThatReturns() throws IOException {
    cluster.kill(2);
    awaitEligible(1);
    try (StreamingClient client = new StreamingClient(1, ServerTrust.system())) {
      List<Viewing> viewers = watch(client, ANCHOR, 16);
      assertThat(suppliedBy(1)).isEqualTo(viewers.size());
      cluster.start(SmallCluster.NODES);

      await("streams go to node 2", () -> suppliedBy(2) > SmallCluster.MOVES);
      List<JsonNode> moves = decided();
      assertThat(moves)
          .allSatisfy(
              move -> {
                assertThat(move.path("to").asText()).isEqualTo("node-2");
                assertThat(move.path("outcome").asText()).isEqualTo("done");
              });
      // While a node starts on a slow machine, the round trip to another one may be its overload.
      assertThat(moves)
          .extracting(SupplyIT::why)
          .anyMatch(why -> why.startsWith("balanced: better by "))
          .allMatch(why -> why.matches("balanced: better by .+|overloaded: node-1 has \\d+ ms .+"));
      assertBounded(moves);
      assertNothingWasMissed(viewers);
    }
  }

  /** The copy is made while the first viewer watches. */
  @Test
  void aCachedCopyOutlivesItsOriginsNodeAndGoesWithTheOriginal() throws Exception {
    List<String> original = TOOLS.accessUnits(MediaSource.file(film));
    await("node 1 knows the film", () -> holders(1).equals(List.of("node-2")));
    assertThat(TOOLS.accessUnits(watched(1))).isEqualTo(original);
    for (int node = 1; node <= SmallCluster.NODES; node++) {
      int asked = node;
      await("node " + node + " lists the copy", () -> holders(asked).contains("node-1, cached"));
    }

    cluster.kill(2);
    assertThat(Players.receive(List.of(watched(1), watched(3)), TOOLS::accessUnits).values())
        .hasSize(2)
        .allMatch(original::equals);
    assertThat(holders(3)).contains("node-1, cached");

    cluster.start(SmallCluster.NODES);
    BatonHttp admin = new BatonHttp(cluster.http(2), Optional.of(cluster.admin()));
    assertThat(admin.delete("api/v1/media/" + SHORT).statusCode()).isEqualTo(204);
    for (int node = 1; node <= SmallCluster.NODES; node++) {
      int asked = node;
      await("node " + node + " has it no more", () -> holders(asked).isEmpty());
    }
  }

  private MediaSource watched(int node) {
    return MediaSource.rtspTcp(cluster.rtsp(node).resolve(SHORT), cluster.viewer());
  }

  /** Nodes that have the short film, as a node lists it. */
  private List<String> holders(int node) {
    List<String> holders = new ArrayList<>();
    items(ask(node, "api/v1/media?prefix=" + SHORT).path("items"))
        .forEach(
            media -> {
              if (media.has("cachedFrom")) {
                holders.add("node-" + node + ", cached");
              } else if (media.has("content")) {
                holders.add("node-" + node);
              }
              items(media.path("copies"))
                  .map(
                      copy ->
                          copy.path("node").asText()
                              + (copy.path("cached").asBoolean() ? ", cached" : ""))
                  .forEach(holders::add);
            });
    return holders;
  }
}
