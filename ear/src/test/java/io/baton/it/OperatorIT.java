package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.FreePorts;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.MediaTools;
import io.baton.testbed.Programs;
import io.baton.testbed.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node that is started, given a user, stopped and started again, then for IPv6 as well. */
class OperatorIT {
  private static final User ANN = new User("ann", "Secret-of-ann-1");
  private static final Pattern BEGUN = Pattern.compile("WFLYSRV0025");
  private static final Pattern ENDED = Pattern.compile("WFLYSRV0050");

  private static final MediaTools TOOLS = SharedServers.mediaTools();

  @TempDir private static Path work;
  private static LocalCluster node;

  /** What the log held when the node had started for the first time. */
  private static String startLog;

  /** What was added while it stopped. */
  private static String stopLog;

  @BeforeAll
  static void run() throws IOException {
    Path home = Path.of(System.getProperty("baton.cluster.home")).resolve("operator");
    node =
        new LocalCluster(
            Path.of(System.getProperty("baton.cluster.script")),
            home,
            FreePorts.offset(1),
            true,
            "-XX:TieredStopAtLevel=1");
    node.start(1);
    Path log = home.resolve("node-1/log/server.log");
    startLog = Files.readString(log);
    addUser(home.resolve("node-1/configuration"));
    int begin = Files.readString(log).length();
    node.stop();
    stopLog = Files.readString(log).substring(begin);
    node.listenOn("::");
    node.start(1, "-Dbaton.metrics.secured=true");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static void addUser(Path configuration) throws IOException {
    Programs.output(
        Path.of(System.getProperty("baton.server"), "bin/add-user.sh").toString(),
        "-a",
        "-s",
        "-sc",
        configuration.toString(),
        "-u",
        ANN.name(),
        "-p",
        ANN.password(),
        "-g",
        "baton-viewer");
  }

  @Test
  void aUserAddedByWildFlysOwnMeansIsThereAfterTheNextStart() {
    BatonHttp ann = new BatonHttp(node.http(1), Optional.of(ANN));

    assertThat(ann.get("api/v1/media").statusCode()).isEqualTo(200);
    assertThat(ann.get("api/v1/sessions").statusCode()).as("a viewer's role").isEqualTo(403);
    BatonHttp admin = new BatonHttp(node.http(1), Optional.of(node.admin()));
    assertThat(admin.get("api/v1/sessions").statusCode()).isEqualTo(200);
  }

  @Test
  void aStartUsesTheArchiveOfClassesThatTheBuildMade() throws IOException {
    String maps = Files.readString(Path.of("/proc/" + node.processId(1) + "/maps"));

    assertThat(maps).containsPattern("/lib/classes-[0-9]+\\.jsa");
  }

  @Test
  void aNormalStartLogsNoWarning() {
    assertThat(BEGUN.matcher(startLog).find()).isTrue();
    assertThat(warnings(startLog)).isEmpty();
    assertThat(startLog).doesNotContain("\tat ");
  }

  @Test
  void aNormalStopLogsNoWarning() {
    assertThat(ENDED.matcher(stopLog).find()).isTrue();
    assertThat(warnings(stopLog)).isEmpty();
    assertThat(stopLog).doesNotContain("\tat ");
  }

  private static List<String> warnings(String log) {
    return log.lines()
        .filter(line -> line.matches(".* (WARN|WARNING|ERROR|FATAL) +\\[.*"))
        .toList();
  }

  /** The port that players' people know must not tell where the server is managed. */
  @Test
  void theConsolesNameOnTheHttpPortTellsNothingOfTheManagementPort() {
    BatonHttp root = new BatonHttp(node.http(1).resolve("/"), Optional.empty());
    String management = Integer.toString(node.port(9990, 1));

    for (String path : List.of("console", "console/", "console/index.html", "management")) {
      HttpResponse<String> answer = root.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.headers().map().toString()).as(path).doesNotContain(management);
      assertThat(answer.body()).as(path).doesNotContain(management);
    }
  }

  /** As players name it: {@code rtsp://[::1]:8554/…}; IPv4 goes on beside it. */
  @ParameterizedTest
  @CsvSource({"[::1], udp", "[::1], tcp", "127.0.0.1, udp", "127.0.0.1, tcp"})
  void aNodeThatListensOnAllAddressesStreamsOverBothProtocols(String host, String transport)
      throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/if_inet6")), "no IPv6 here");
    Path film = work.resolve("film.mp4");
    TOOLS.makeFilm(film, Duration.ofSeconds(4));
    BatonHttp admin = new BatonHttp(node.http(1), Optional.of(node.admin()));
    if (admin.media("film.mp4").isEmpty()) {
      admin.upload("film.mp4", film);
      admin.awaitImport("film.mp4", Duration.ofMinutes(1), part -> {});
    }
    URI url = URI.create("rtsp://" + host + ":" + node.port(8554, 1) + "/film.mp4");

    MediaSource stream =
        transport.equals("udp")
            ? MediaSource.rtspUdp(url, node.viewer())
            : MediaSource.rtspTcp(url, node.viewer());

    assertThat(TOOLS.accessUnits(stream))
        .isEqualTo(TOOLS.accessUnits(MediaSource.file(film)))
        .hasSize(100);
  }

  @Test
  void metricsAreForManagementUsersAloneIfThatIsSet() {
    BatonHttp stranger = new BatonHttp(node.management(1), Optional.empty());

    assertThat(stranger.get("baton/metrics").statusCode()).isEqualTo(401);
    assertThat(stranger.get("health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void linksLeadBackToTheAddressThatWasAsked() {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/if_inet6")), "no IPv6 here");
    URI root = URI.create("http://[::1]:" + node.port(8080, 1) + "/baton/");
    BatonHttp admin = new BatonHttp(root, Optional.of(node.admin()));

    JsonNode first = admin.parse(admin.get("api/v1/nodes").body()).path("items").path(0);

    String self = first.path("links").path("self").asText();
    assertThat(self).startsWith("/baton/api/v1/nodes/");
    assertThat(new BatonHttp(root.resolve(self), Optional.of(node.admin())).get("").statusCode())
        .isEqualTo(200);
  }
}
