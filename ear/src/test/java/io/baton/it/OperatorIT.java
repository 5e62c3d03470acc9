package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.FreePorts;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.Programs;
import io.baton.testbed.User;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node that is started, given a user, stopped and started again. */
class OperatorIT {
  private static final User ANN = new User("ann", "Secret-of-ann-1");
  private static final Pattern BEGUN = Pattern.compile("WFLYSRV0025");
  private static final Pattern ENDED = Pattern.compile("WFLYSRV0050");

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
    node.start(1);
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
}
