package io.baton.web.cluster;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.location.content.PathConflict;
import io.baton.model.media.MediaPath;
import io.baton.overview.ManagerView;
import io.baton.overview.NodeView;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes, managers and conflicts: what is only looked at. */
class ClusterViewsTest {
  private final WebTier web = new WebTier();

  private JsonObject get(String path) {
    MockHttpResponse response = web.send("GET", "/api/v1/" + path, Roles.VIEWER);
    assertThat(response.getStatus()).isEqualTo(200);
    return json(response);
  }

  @Test
  void aNodeTellsWhatItIsAndWhereItIs() {
    web.cluster.nodes.add(Samples.nodeView("node1"));
    web.cluster.nodes.add(Samples.nodeView("node2"));

    JsonObject page = get("nodes");

    assertThat(page.getInt("total")).isEqualTo(2);
    JsonObject node = page.getJsonArray("items").getJsonObject(1);
    assertThat(node.getString("name")).isEqualTo("node2");
    assertThat(node.getBoolean("self")).isFalse();
    assertThat(node.getString("started")).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(node.getJsonArray("roles").getValuesAs(JsonString::getString))
        .containsExactly("portal", "provider", "slm");
    assertThat(node.getString("host")).isEqualTo("192.0.2.1");
    assertThat(node.getInt("ofpPort")).isEqualTo(5683);
    assertThat(node.getString("location")).isEqualTo("berlin");
    assertThat(node.getInt("priority")).isEqualTo(5);
    assertThat(node.getJsonArray("managers").getValuesAs(JsonString::getString))
        .containsExactly("node1", "node2");
    assertThat(node.getJsonObject("links").getString("self")).isEqualTo("/api/v1/nodes/node2");
    assertThat(node.getJsonObject("links").getString("assignments"))
        .isEqualTo("/api/v1/assignments?provider=node2");
  }

  @Test
  void aNodeTellsEveryInputOfPlacementWithItsAge() {
    web.cluster.nodes.add(Samples.nodeView("node2"));

    JsonObject node = get("nodes/node2");

    JsonObject supplier = node.getJsonArray("suppliers").getJsonObject(0);
    assertThat(supplier.getString("node")).isEqualTo("node3");
    assertThat(supplier.getInt("hedged")).isEqualTo(31);
    assertThat(supplier.getJsonNumber("firstOctetSeconds").doubleValue()).isEqualTo(0.035);
    JsonObject load = node.getJsonObject("load");
    assertThat(load).hasSize(26);
    assertThat(load.getBoolean("alive")).isTrue();
    assertThat(load.getJsonNumber("ageSeconds").doubleValue()).isEqualTo(0.12);
    assertThat(load.getInt("pendingSessions")).isEqualTo(2);
    assertThat(load.getInt("pendingBandwidth")).isEqualTo(4_000_000);
    assertThat(load.getInt("meanBandwidth")).isEqualTo(3_000_000);
    assertThat(load.getJsonNumber("latenessSeconds").doubleValue()).isEqualTo(0.0025);
    assertThat(load.getInt("dispatched")).isEqualTo(9);
    assertThat(load.getJsonNumber("dispatchAgeSeconds").doubleValue()).isEqualTo(20);
    assertThat(load.getJsonNumber("roundTripSeconds").doubleValue()).isEqualTo(0.0003);
    assertThat(load.getJsonNumber("roundTripAgeSeconds").doubleValue()).isEqualTo(3);
    assertThat(load.getJsonObject("promisedPlaces").getInt("paris")).isEqualTo(3_000_000);
    JsonObject catalog = node.getJsonObject("catalog");
    assertThat(catalog.getInt("version")).isEqualTo(load.getInt("catalogVersion"));
    assertThat(catalog.getInt("copies")).isEqualTo(120);
    assertThat(catalog.getJsonNumber("ageSeconds").doubleValue()).isEqualTo(0.08);
  }

  @Test
  void theNetworkTellsItsPlacesItsLinksAndTheirAge() {
    JsonObject network = json(web.send("GET", "/api/v1/network", Roles.PUBLISHER));

    assertThat(network.getString("read")).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(network.getJsonNumber("ageSeconds").doubleValue()).isEqualTo(3600);
    assertThat(network.getJsonArray("networks").getJsonObject(0).getString("network"))
        .isEqualTo("10.1.2.0/24");
    assertThat(network.getJsonArray("networks").getJsonObject(0).getString("place"))
        .isEqualTo("rome");
    JsonObject link = network.getJsonArray("links").getJsonObject(0);
    assertThat(link.getString("from")).isEqualTo("berlin");
    assertThat(link.getString("to")).isEqualTo("paris");
    assertThat(link.getInt("bandwidth")).isEqualTo(1_000_000_000);
    assertThat(link.getJsonNumber("latencySeconds").doubleValue()).isEqualTo(0.012);
    assertThat(link.getJsonNumber("proximity").doubleValue()).isEqualTo(0.625);
    assertThat(link.getInt("promisedBandwidth")).isEqualTo(6_000_000);
    assertThat(link.getJsonNumber("promisedAgeSeconds").doubleValue()).isEqualTo(0.12);
    assertThat(network.getJsonArray("links").getJsonObject(1)).doesNotContainKey("latencySeconds");
  }

  @Test
  void whatIsNotKnownOfANodeIsAbsent() {
    web.cluster.nodes.add(
        new NodeView(
            Samples.advertisement("node4"),
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()));

    JsonObject node = get("nodes/node4");

    assertThat(node).doesNotContainKeys("load", "catalog");
    assertThat(node.getJsonArray("managers")).isEmpty();
  }

  @Test
  void aManagerTellsItsLoadAndWhomItSupervises() {
    web.cluster.managers.add(Samples.manager("node2"));

    JsonObject manager = get("managers").getJsonArray("items").getJsonObject(0);

    assertThat(manager).isEqualTo(get("managers/node2"));
    assertThat(manager.getBoolean("answers")).isTrue();
    assertThat(manager.getJsonNumber("requestsPerSecond").doubleValue()).isEqualTo(12.5);
    assertThat(manager.getJsonArray("responsible").getString(0)).isEqualTo("node3");
    assertThat(manager.getJsonArray("standby").getString(0)).isEqualTo("node1");
    assertThat(manager.getString("backup")).isEqualTo("node1");
    assertThat(manager.getInt("assignments")).isEqualTo(4);
  }

  @Test
  void aManagerThatDoesNotAnswerHasNoLoad() {
    web.cluster.managers.add(
        new ManagerView(
            "node2", Optional.empty(), List.of(), List.of("node1"), Optional.empty(), 0));

    JsonObject manager = get("managers/node2");

    assertThat(manager.getBoolean("answers")).isFalse();
    assertThat(manager)
        .doesNotContainKeys("requestsPerSecond", "pending", "roundTripSeconds", "backup");
  }

  @ParameterizedTest
  @CsvSource({"nodes, node", "managers, location manager", "supervision, provider"})
  void whoIsNotThereIsNotFound(String collection, String what) {
    MockHttpResponse response = web.send("GET", "/api/v1/" + collection + "/x%2Fy", Roles.VIEWER);

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:node-not-found");
    assertThat(json(response).getString("detail"))
        .isEqualTo("The cluster has no " + what + " named x/y.");
  }

  @Test
  void conflictsNameTheNodesAndTheirBytes() {
    web.cluster.conflicts.add(
        new PathConflict(
            new MediaPath("a.mp4"), Map.of("node3", "ef".repeat(32), "node2", "ab".repeat(32))));
    web.cluster.conflicts.add(
        new PathConflict(new MediaPath("b.mp4"), Map.of("node1", "ef".repeat(32))));

    JsonObject page = get("conflicts?limit=1");

    assertThat(page.getInt("total")).isEqualTo(2);
    assertThat(page.getJsonArray("items")).hasSize(1);
    JsonObject conflict = page.getJsonArray("items").getJsonObject(0);
    assertThat(conflict.getString("path")).isEqualTo("a.mp4");
    JsonObject first = conflict.getJsonArray("copies").getJsonObject(0);
    assertThat(first.getString("node")).isEqualTo("node2");
    assertThat(first.getString("content")).isEqualTo("ab".repeat(32));
  }

  @Test
  void refusesPagesThatDoNotExist() {
    assertThat(web.send("GET", "/api/v1/conflicts?offset=-1", Roles.VIEWER).getStatus())
        .isEqualTo(400);
    assertThat(web.send("GET", "/api/v1/assignments?limit=1001", Roles.ADMIN).getStatus())
        .isEqualTo(400);
  }
}
