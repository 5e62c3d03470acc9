package io.baton.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of {@code cluster.sh}, each by itself. */
class ClusterScriptTest {
  private static final Path SCRIPT = Path.of("..", "wildfly-config", "cluster.sh");
  private static final String HEADER = "sl local_address rem_address st\n";

  @TempDir private Path directory;

  /** Port 8080 is 1F90 there; 0A means that a TCP socket listens, 07 that a UDP socket is bound. */
  @BeforeEach
  void sockets() throws IOException {
    Files.writeString(directory.resolve("tcp"), HEADER + "0: 0100007F:1F90 00000000:0000 0A\n");
    Files.writeString(directory.resolve("udp"), HEADER + "0: 0100007F:1B3A 00000000:0000 07\n");
  }

  @Test
  void takenPortsAreNoticedWithoutIpv6() throws IOException {
    assertThat(listening("tcp", 8080)).isEqualTo("taken");
    assertThat(listening("tcp", 8081)).isEqualTo("free");
    assertThat(listening("udp", 6970)).isEqualTo("taken");
    assertThat(listening("udp", 8080)).isEqualTo("free");
  }

  @Test
  void takenPortsAreNoticedWithIpv6() throws IOException {
    Files.writeString(
        directory.resolve("tcp6"), HEADER + "0: " + "0".repeat(32) + ":1F91 0:0000 0A\n");
    assertThat(listening("tcp", 8080)).isEqualTo("taken");
    assertThat(listening("tcp", 8081)).isEqualTo("taken");
    assertThat(listening("tcp", 8082)).isEqualTo("free");
  }

  private String listening(String protocol, int port) throws IOException {
    return bash(
        "sockets=" + directory,
        function("listening"),
        "if listening %s %d; then echo taken; else echo free; fi".formatted(protocol, port));
  }

  @Test
  void aDatabaseThatDoesNotListenIsGivenUp() throws IOException {
    String said =
        bash(
            "database=h2 database_port=9092 base_offset=0 start_timeout=1 java=true server=server"
                + " keys=keys launched=",
            "database_dir() { echo " + directory + "; }",
            "listening() { return 1; }",
            "prepare_database() { :; }",
            "h2_jar() { :; }",
            "record_process() { launched=1; }",
            "running_database() { [[ $launched ]]; }",
            "stop_database() { touch " + directory.resolve("stopped") + "; }",
            "fail() { echo $*; exit 0; }",
            function("start_database"),
            "start_database");
    assertThat(said).startsWith("the database did not listen on 9092/tcp after 1 s");
    assertThat(directory.resolve("stopped")).exists();
  }

  @Test
  void aNodeLooksForThoseThatStartWithItAndThoseThatRun() throws IOException {
    assertThat(members(2, 4))
        .isEqualTo("-Dbaton.cluster.members=127.0.0.1[7600],127.0.0.1[7700],127.0.0.1[7900]");
  }

  @Test
  void aNodeThatIsAloneDoesNotWaitForOthers() throws IOException {
    assertThat(members(1, 1).lines())
        .containsExactly(
            "-Dbaton.cluster.members=127.0.0.1[7600]", "-Dbaton.cluster.join.timeout=500");
  }

  /** What a node is given, of nodes 1, 3 and 4 that there have been. */
  private static String members(int count, int running) throws IOException {
    return bash(
        "count=%d base_offset=0 join_timeout_alone=500".formatted(count),
        "known_nodes() { printf '1\\n3\\n4\\n'; }",
        "running_pid() { [[ $1 == " + running + " ]]; }",
        function("port"),
        function("members"),
        "members");
  }

  private static String function(String name) throws IOException {
    String script = Files.readString(SCRIPT);
    int begin = script.indexOf("\n" + name + "() {") + 1;
    return script.substring(begin, script.indexOf("\n}\n", begin) + 3);
  }

  private static String bash(String... lines) throws IOException {
    String script = "set -euo pipefail\n" + String.join("\n", lines);
    return Programs.output("bash", "-c", script).strip();
  }
}
