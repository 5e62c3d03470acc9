package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.client.network.ServerTrust;
import io.baton.client.rtsp.RtspAddress;
import io.baton.client.rtsp.RtspSession;
import io.baton.client.rtsp.SessionListener;
import io.baton.client.rtsp.StreamingClient;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.MediaTools;
import io.baton.testbed.Players;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes are one service: a film on nodes 2 and 3 is watched through node 1. */
@ExtendWith(SharedCluster.class)
class ClusterIT {
  private static final String NAME = "cluster/film.mp4";
  private static final int VIEWERS = 61;

  /** What takes longer does not come at all. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private static Path work;
  private static final MediaTools TOOLS = SharedServers.mediaTools();
  private static Path film;

  private final LocalCluster cluster;

  ClusterIT(LocalCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  static void importFilm(LocalCluster cluster) {
    film = work.resolve("film.mp4");
    TOOLS.makeFilm(film, Duration.ofSeconds(8));
    upload(cluster, 2, NAME, film);
    upload(cluster, 3, NAME, film);
    awaitCandidates(cluster, NAME, 2);
  }

  @Test
  void everyModeCarriesEveryAccessUnit() throws Exception {
    List<String> original = TOOLS.accessUnits(MediaSource.file(film));
    assertThat(original).hasSize(200);
    List<MediaSource> streams = new ArrayList<>();
    for (String mode : List.of("relay", "direct", "redirect")) {
      URI url = cluster.rtsp(1).resolve(NAME + "?mode=" + mode);
      streams.add(MediaSource.rtspUdp(url, cluster.viewer()));
      streams.add(MediaSource.rtspTcp(url, cluster.viewer()));
    }
    Players.receive(streams, TOOLS::accessUnits)
        .forEach((stream, received) -> assertThat(received).as("%s", stream).isEqualTo(original));
  }

  /**
   * R33: other things being equal, the one with the most bandwidth left gets the next viewer. On a
   * machine that others use too they are not quite equal: a node that answers late for a moment
   * gets fewer. That equal nodes get equal shares is tested exactly where decisions are made.
   */
  @Test
  void viewersAreSpreadEvenly() throws IOException {
    try (StreamingClient client = new StreamingClient(1, ServerTrust.system())) {
      int second = -promisesOf(2);
      int third = -promisesOf(3);
      List<RtspSession> sessions = openAll(client, VIEWERS);
      second += promisesOf(2);
      third += promisesOf(3);
      sessions.forEach(session -> session.tearDown().join());

      assertThat(second + third).isEqualTo(VIEWERS);
      assertThat(Math.abs(second - third)).isLessThanOrEqualTo(VIEWERS / 10);
    }
  }

  private List<RtspSession> openAll(StreamingClient client, int viewers) {
    RtspAddress address = RtspAddress.parse(cluster.viewer().in(cluster.rtsp(1).resolve(NAME)));
    List<RtspSession> sessions = new ArrayList<>();
    for (int i = 0; i < viewers; i++) {
      sessions.add(client.open(address, DeliveryTransport.UDP, new SessionListener() {}).join());
    }
    return sessions;
  }

  /** Streams that a node has promised to serve or to supply. */
  private int promisesOf(int node) {
    BatonHttp admin = admin(cluster, node);
    return admin.parse(admin.get("api/v1/node").body()).path("load").path("sessions").asInt();
  }

  /** R23, R25: what streams has a manager, which is told to everybody, and can be another one. */
  @Test
  void assignmentsFollowTheSupervisionOfTheirProvider() throws IOException {
    try (StreamingClient client = new StreamingClient(1, ServerTrust.system())) {
      Set<String> others = assignments();
      RtspSession session = openAll(client, 1).get(0);
      Awaitility.await("the assignment")
          .atMost(LIMIT)
          .until(() -> !others.containsAll(assignments()));
      Set<String> made = assignments();
      made.removeAll(others);
      String id = made.iterator().next();
      awaitManager(id, "node-" + SharedCluster.MANAGER);
      String provider = assignment(1, id).path("provider").asText();

      JsonNode moved =
          admin(cluster, 2).putJson("api/v1/supervision/" + provider, "{\"manager\": \"node-3\"}");

      assertThat(moved.path("responsible").asText()).isEqualTo("node-3");
      awaitManager(id, "node-3");
      session.tearDown().join();
      Awaitility.await("the end of the assignment")
          .atMost(Duration.ofSeconds(30))
          .until(() -> assignment(2, id).path("status").asInt() == 404);
    }
  }

  /** Of the film, as node 1 tells. */
  private Set<String> assignments() {
    BatonHttp admin = admin(cluster, 1);
    Set<String> ids = new HashSet<>();
    for (JsonNode item : admin.parse(admin.get("api/v1/assignments").body()).path("items")) {
      if (item.path("path").asText().equals(NAME)) {
        ids.add(item.path("id").asText());
      }
    }
    return ids;
  }

  /** All nodes know the manager of an assignment. */
  private void awaitManager(String assignment, String manager) {
    for (int node = 1; node <= SharedCluster.NODES; node++) {
      int asked = node;
      Awaitility.await(manager + " as manager, as node " + node + " tells")
          .atMost(Duration.ofMinutes(2))
          .until(() -> assignment(asked, assignment).path("manager").asText().equals(manager));
    }
  }

  private JsonNode assignment(int node, String id) {
    BatonHttp admin = admin(cluster, node);
    return admin.parse(admin.get("api/v1/assignments/" + id).body());
  }

  /** R26, R28: what one node imports, all know; what it deletes, nobody offers any more. */
  @Test
  void everyNodeFollowsImportsAndDeletions() {
    String name = "cluster/short.mp4";
    upload(cluster, 2, name, film);
    awaitCandidates(cluster, name, 1);

    assertThat(admin(cluster, 2).delete("api/v1/media/" + name).statusCode()).isEqualTo(204);
    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> admin(cluster, 1).get("api/v1/locate/" + name).statusCode() == 404);
  }

  /** Different bytes under one path are told apart and reported. */
  @Test
  void differentFilmsUnderOneNameAreReported() {
    String name = "cluster/two-films.mp4";
    Path other = work.resolve("other.mp4");
    TOOLS.makeFilm(other, Duration.ofSeconds(3));
    upload(cluster, 2, name, film);
    upload(cluster, 3, name, other);
    awaitCandidates(cluster, name, 2);

    assertThat(admin(cluster, 1).get("api/v1/conflicts").body()).contains(name);
    assertThat(
            TOOLS.accessUnits(MediaSource.rtspTcp(cluster.rtsp(1).resolve(name), cluster.viewer())))
        .isIn(
            TOOLS.accessUnits(MediaSource.file(film)), TOOLS.accessUnits(MediaSource.file(other)));
  }

  private static void upload(LocalCluster cluster, int node, String name, Path file) {
    BatonHttp admin = admin(cluster, node);
    admin.upload(name, file);
    assertThat(admin.awaitImport(name, Duration.ofMinutes(1), part -> {}).path("state").asText())
        .isEqualTo("ready");
  }

  private static void awaitCandidates(LocalCluster cluster, String name, int candidates) {
    BatonHttp admin = admin(cluster, 1);
    Awaitility.await("copies of " + name + " that node 1 knows")
        .atMost(LIMIT)
        .until(
            () ->
                admin
                        .parse(admin.get("api/v1/locate/" + name).body())
                        .path("candidates")
                        .findValuesAsText("path")
                        .stream()
                        .filter(name::equals)
                        .count()
                    == candidates);
  }

  private static BatonHttp admin(LocalCluster cluster, int node) {
    return new BatonHttp(cluster.http(node), Optional.of(cluster.admin()));
  }
}
