package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.MediaTools;
import io.baton.testbed.NodeLog;
import io.baton.testbed.Players;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database that the nodes share ends under viewers and an upload, and is started again. What
 * was seen meanwhile is kept, and looked at by the tests.
 */
@ExtendWith(SharedCluster.class)
class DatabaseOutageIT {
  private static final String FILM = "outage/film.mp4";
  private static final String UPLOAD = "outage/upload.mp4";
  private static final Duration LENGTH = Duration.ofSeconds(25);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** The provider and the portal of the viewers. */
  private static final int NODE = 2;

  @TempDir private static Path work;
  private static final MediaTools TOOLS = SharedServers.mediaTools();

  private static BatonHttp admin;
  private static BatonHttp management;
  private static Seen away;
  private static Seen back;
  private static int accepted;
  private static JsonNode importedWhileAway;
  private static List<String> sent;
  private static Map<MediaSource, List<String>> received;
  private static final List<String> LOG = new ArrayList<>();

  /** What the interfaces say at one time. */
  private record Seen(
      List<String> down,
      int live,
      int ready,
      int started,
      HttpResponse<String> metrics,
      HttpResponse<String> media,
      int locate,
      int sessions,
      int newViewerReceived) {}

  @BeforeAll
  static void takeTheDatabaseAway(LocalCluster cluster) throws Exception {
    SharedCluster.bringBack(cluster);
    admin = new BatonHttp(cluster.http(NODE), Optional.of(cluster.admin()));
    management = new BatonHttp(cluster.management(NODE), Optional.empty());
    Path film = work.resolve("film.mp4");
    TOOLS.makeFilm(film, LENGTH, "-c:v libopenh264 -pix_fmt yuv420p", "-c:a aac");
    Path small = work.resolve("small.mp4");
    TOOLS.makeFilm(small, Duration.ofSeconds(2), "-c:v libopenh264 -pix_fmt yuv420p", "-c:a aac");
    assertThat(admin.upload(FILM, film).statusCode()).isEqualTo(202);
    assertThat(state(admin.awaitImport(FILM, LIMIT, part -> {}))).isEqualTo("ready");
    URI url = cluster.rtsp(NODE).resolve(FILM);
    List<NodeLog> logs = new ArrayList<>();
    for (int node = 1; node <= SharedCluster.NODES; node++) {
      logs.add(new NodeLog(cluster, node));
    }

    List<MediaSource> viewers =
        List.of(
            MediaSource.rtspUdp(url, cluster.viewer()), MediaSource.rtspTcp(url, cluster.viewer()));
    ExecutorService player = Executors.newSingleThreadExecutor();
    try {
      Future<Map<MediaSource, List<String>>> playing =
          player.submit(() -> Players.receive(viewers, TOOLS::accessUnits));
      awaitSessions(viewers.size());
      cluster.killDatabase();
      awaitDatabase("DOWN");
      Instant gone = Instant.now();
      away = look(MediaSource.rtspTcp(url, cluster.viewer()));
      accepted = admin.upload(UPLOAD, small).statusCode();
      importedWhileAway = admin.awaitImport(UPLOAD, LIMIT, part -> {});
      SharedCluster.bringBack(cluster);
      awaitDatabase("UP");
      Figures.tell("DatabaseOutageIT", "away for", Duration.between(gone, Instant.now()));
      back = look(MediaSource.rtspTcp(url, cluster.viewer()));
      received = playing.get(2, TimeUnit.MINUTES);
    } finally {
      player.shutdownNow();
    }
    sent = TOOLS.accessUnits(MediaSource.file(film));
    for (int node = 1; node <= SharedCluster.NODES; node++) {
      NodeLog log = logs.get(node - 1);
      Awaitility.await("node-" + node + " notices that the database is back")
          .atMost(LIMIT)
          .until(() -> log.lines().stream().anyMatch(line -> line.contains("BATON004015")));
      LOG.addAll(log.lines());
    }
  }

  private static void awaitSessions(int count) {
    Awaitility.await("viewers")
        .atMost(LIMIT)
        .until(
            () -> admin.parse(admin.get("api/v1/sessions").body()).path("total").asInt() >= count);
  }

  private static void awaitDatabase(String status) {
    Awaitility.await("the database is " + status)
        .atMost(LIMIT)
        .until(() -> (status.equals("DOWN") == down().contains("database")));
  }

  /** Checks of the node's health that are not up. */
  private static List<String> down() {
    List<String> down = new ArrayList<>();
    for (JsonNode check : management.parse(management.get("health").body()).path("checks")) {
      if (!check.path("status").asText().equals("UP")) {
        down.add(check.path("name").asText());
      }
    }
    return down;
  }

  private static Seen look(MediaSource newViewer) {
    CompletableFuture<Integer> pictures =
        CompletableFuture.supplyAsync(() -> TOOLS.pictures(newViewer, MediaTools.RATE).size());
    return new Seen(
        down(),
        management.get("health/live").statusCode(),
        management.get("health/ready").statusCode(),
        management.get("health/started").statusCode(),
        management.get("baton/metrics"),
        admin.get("api/v1/media"),
        admin.get("api/v1/locate/" + FILM).statusCode(),
        admin.get("api/v1/sessions").statusCode(),
        pictures.join());
  }

  private static String state(JsonNode media) {
    return media.path("state").asText();
  }

  @Test
  void viewersReceiveEveryPicture() {
    assertThat(sent).hasSize((int) LENGTH.toSeconds() * MediaTools.RATE);
    assertThat(received).hasSize(2);
    received.forEach(
        (viewer, pictures) -> assertThat(pictures).as(viewer.location()).isEqualTo(sent));
  }

  @Test
  void healthNamesTheDatabaseAloneAndTheNodeStaysReady() {
    assertThat(away.down()).containsExactly("database");
    assertThat(away.live()).isEqualTo(200);
    assertThat(away.ready()).isEqualTo(200);
    assertThat(away.started()).isEqualTo(503);
    assertThat(back.down()).isEmpty();
    assertThat(back.started()).isEqualTo(200);
  }

  @Test
  void metricsAnswerAndSayIt() {
    assertThat(away.metrics().statusCode()).isEqualTo(200);
    assertThat(databaseUp(away)).isEqualTo("0.0");
    assertThat(databaseUp(back)).isEqualTo("1.0");
  }

  private static String databaseUp(Seen seen) {
    return seen.metrics()
        .body()
        .lines()
        .filter(line -> line.startsWith("baton_database_up"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatNeedsTheDatabaseIsAnsweredThatItIsAway() {
    assertThat(away.media().statusCode()).isEqualTo(503);
    assertThat(away.media().headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    assertThat(back.media().statusCode()).isEqualTo(200);
  }

  @Test
  void lookUpsAssignmentsAndNewStreamsGoOn() {
    assertThat(away.locate()).isEqualTo(200);
    assertThat(away.sessions()).isEqualTo(200);
    assertThat(away.newViewerReceived()).isEqualTo(MediaTools.RATE);
  }

  @Test
  void anUploadIsAcceptedImportedAndRecordedLater() {
    assertThat(accepted).isEqualTo(202);
    assertThat(state(importedWhileAway)).isEqualTo("ready");
    Awaitility.await("the record of the upload")
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              JsonNode recorded = admin.media(UPLOAD).orElseThrow();
              assertThat(state(recorded)).isEqualTo("ready");
              assertThat(recorded.path("publisher").asText()).isEqualTo("admin");
            });
  }

  @Test
  void theLogSaysItInOneLineEachWithoutStackTraces() {
    assertThat(LOG).noneMatch(line -> line.startsWith("\tat "));
    assertThat(LOG).noneMatch(line -> line.contains(" ERROR "));
    assertThat(LOG.stream().filter(line -> line.contains("BATON004014")))
        .hasSize(SharedCluster.NODES);
    assertThat(LOG.stream().filter(line -> line.contains("BATON004015")))
        .hasSize(SharedCluster.NODES);
  }
}
