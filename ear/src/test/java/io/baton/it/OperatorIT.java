package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.FreePorts;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.Programs;
import io.baton.testbed.User;
import java.io.IOException;
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

  private static LocalCluster node;

  /** What the log held when the node had started for the first time. */
  private static String log;

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
    log = Files.readString(home.resolve("node-1/log/server.log"));
    addUser(home.resolve("node-1/configuration"));
    node.stop();
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
  void aStartUsesTheArchiveOfClassesThatTheBuildMade() throws IOException {
    String maps = Files.readString(Path.of("/proc/" + node.processId(1) + "/maps"));

    assertThat(maps).containsPattern("/lib/classes-[0-9]+\\.jsa");
  }

  @Test
  void aNormalStartLogsNoWarning() {
    assertThat(BEGUN.matcher(log).find()).isTrue();
    List<String> warnings =
        log.lines().filter(line -> line.matches(".* (WARN|WARNING|ERROR|FATAL) +\\[.*")).toList();

    assertThat(warnings).isEmpty();
    assertThat(log).doesNotContain("\tat ");
  }
}
