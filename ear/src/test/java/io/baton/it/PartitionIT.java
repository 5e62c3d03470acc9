package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.client.network.ServerTrust;
import io.baton.client.rtsp.StreamingClient;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.MediaTools;
import io.baton.testbed.SplitCluster;
import io.baton.testbed.SplitNetwork;
import io.baton.testbed.Viewing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The network between node 1 and nodes 2 and 3 is cut and joined again: both halves serve on, and
 * afterwards they agree.
 */
@Tag("network")
class PartitionIT {
  private static final int NODES = 3;
  private static final String FIRST = "split/first.mp4";
  private static final String SECOND = "split/second.mp4";
  private static final String DELETED = "split/deleted.mp4";
  private static final String ADDED = "split/added.mp4";
  private static final Duration HEALING = Duration.ofSeconds(30);

  /** Packets, at least: pictures and sound together are fewer than 100 a second. */
  private static final long TWO_SECONDS = 200;

  @TempDir private static Path work;
  private static Path film;
  private static SplitNetwork network;
  private static SplitCluster cluster;

  @BeforeAll
  static void start() {
    MediaTools tools = SharedServers.mediaTools();
    Path tenSeconds = work.resolve("ten-seconds.mp4");
    tools.makeFilm(tenSeconds, Duration.ofSeconds(10));
    film = tools.repeat(tenSeconds, 12, work.resolve("film.mp4"));
    network = new SplitNetwork(NODES, Set.of(1));
    Path home = Path.of(System.getProperty("baton.cluster.home")).resolve("split");
    Path script = Path.of(System.getProperty("baton.cluster.script"));
    cluster = new SplitCluster(script, home, network, NODES);
    cluster.start();
    upload(1, FIRST);
    upload(3, SECOND);
    upload(3, DELETED);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    network.close();
  }

  private static void upload(int node, String name) {
    cluster.http(node).upload(name, film);
    JsonNode imported = cluster.http(node).awaitImport(name, Duration.ofMinutes(2), progress -> {});
    assertThat(imported.path("state").asText()).isEqualTo("ready");
  }

  @Test
  void bothHalvesServeOnAndAgreeAfterwards() throws IOException {
    try (StreamingClient client = new StreamingClient(1, ServerTrust.system())) {
      awaitKnown(1, SECOND);
      awaitKnown(2, FIRST);
      Viewing first = watch(client, 1, FIRST);
      Viewing second = watch(client, 2, SECOND);

      network.cut();
      first.awaitMore(TWO_SECONDS);
      second.awaitMore(TWO_SECONDS);
      bothHalvesTakeNewViewers(client);
      upload(1, ADDED);
      assertThat(cluster.http(3).delete("api/v1/media/" + DELETED + "?force=true").statusCode())
          .isEqualTo(204);
      awaitApart();

      network.heal();
      awaitAgreement(Set.of(first.id(), second.id()));
      first.awaitMore(TWO_SECONDS);
      second.awaitMore(TWO_SECONDS);
      assertThat(first.missing() + second.missing()).isZero();
      first.leave();
      second.leave();
    }
  }

  private static Viewing watch(StreamingClient client, int portal, String name) {
    return new Viewing(client, cluster.rtsp(portal, name));
  }

  private void bothHalvesTakeNewViewers(StreamingClient client) {
    watch(client, 1, FIRST).leave();
    watch(client, 2, SECOND).leave();
    assertThatThrownBy(() -> watch(client, 1, SECOND)).hasMessageContaining("503");
  }

  private static void awaitKnown(int node, String name) {
    Awaitility.await(name + " at node " + node).atMost(HEALING).until(() -> locates(node, name));
  }

  private static boolean locates(int node, String name) {
    return cluster.http(node).get("api/v1/locate/" + name).statusCode() == 200;
  }

  private static void awaitApart() {
    Awaitility.await("two groups")
        .atMost(HEALING)
        .until(() -> members(1).equals(Set.of("node-1")) && members(3).size() == 2);
  }

  private static void awaitAgreement(Set<String> sessions) {
    Awaitility.await("agreement")
        .atMost(HEALING)
        .untilAsserted(
            () -> {
              for (int node = 1; node <= NODES; node++) {
                assertThat(members(node)).hasSize(NODES);
                assertThat(locates(node, ADDED)).isTrue();
                assertThat(locates(node, DELETED)).isFalse();
                assertThat(supervision(node)).isEqualTo(supervision(1)).hasSize(NODES);
                assertThat(recorded(node)).containsAll(sessions);
              }
            });
  }

  private static Set<String> members(int node) {
    return texts(node, "api/v1/nodes", "name");
  }

  private static Set<String> recorded(int node) {
    return texts(node, "api/v1/sessions?scope=cluster", "id");
  }

  /** Who is responsible for each provider, and by which statement. */
  private static Set<String> supervision(int node) {
    Set<String> entries = new HashSet<>();
    for (JsonNode entry : list(node, "api/v1/supervision")) {
      entries.add(entry.path("provider") + " " + entry.path("responsible"));
    }
    return entries;
  }

  private static Set<String> texts(int node, String path, String field) {
    Set<String> texts = new HashSet<>();
    list(node, path).forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }

  private static Iterable<JsonNode> list(int node, String path) {
    BatonHttp http = cluster.http(node);
    List<JsonNode> found = new ArrayList<>();
    http.parse(http.get(path).body()).path("items").forEach(found::add);
    return found;
  }
}
