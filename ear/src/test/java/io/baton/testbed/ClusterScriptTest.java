package io.baton.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  /** Nodes that run are left alone; the database, whose process was killed, is not. */
  @Test
  void aDatabaseThatHasEndedIsStartedAgain() throws IOException {
    Path server = Files.createDirectories(directory.resolve("server"));
    for (String file : new String[] {"standalone/configuration/c.xml", "deployments/baton.ear"}) {
      Files.createDirectories(server.resolve(file).getParent());
      Files.createFile(server.resolve(file));
    }
    Path program = Files.createDirectory(server.resolve("bin")).resolve("baton-keys.sh");
    Files.writeString(program, "#!/bin/sh\n");
    Path java = Files.writeString(directory.resolve("java"), "#!/bin/sh\nexec sleep 60\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Path database = Files.createDirectories(directory.resolve("home/database"));
    Files.writeString(database.resolve("password"), "secret");

    String said =
        bash(
            "database=h2 database_port=9092 base_offset=0 start_timeout=60 most_nodes=16",
            "java=%s server=%s server_config=c.xml".formatted(java, server),
            "home=%s keys=keys".formatted(directory.resolve("home")),
            "running_pid() { echo 1; }",
            "listening() { running_database >/dev/null; }",
            "h2_jar() { :; }",
            "node_dir() { echo $home/node-$1; }",
            "database_dir() { echo $home/database; }",
            function("process_field"),
            "start_time() { process_field \"$1\" 20; }",
            function("record_process"),
            function("recorded_pid"),
            "running_database() { recorded_pid \"$(database_dir)/server.pid\"; }",
            function("prepare_database"),
            function("start_database"),
            function("stop_database"),
            function("start"),
            "start 1",
            "first=$(running_database)",
            "start 1",
            "kill -KILL $first; wait $first 2>/dev/null || true",
            "start 1",
            "second=$(running_database); kill -KILL $second; wait $second 2>/dev/null || true",
            "((first != second)) && echo other");

    assertThat(said.lines())
        .containsExactly(
            "node-1 runs already",
            "database started",
            "node-1 runs already",
            "node-1 runs already",
            "database started",
            "other");
  }

  @Test
  void aPasswordCanComeFromAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("password"), "two words $x\n");

    assertThat(
            bash(
                "BATON_PASSWORD=other",
                "BATON_PASSWORD_FILE=" + file,
                "BATON_VIEWER_PASSWORD=given",
                function("secret"),
                "secret BATON_PASSWORD; secret BATON_VIEWER_PASSWORD; secret BATON_DB_PASSWORD"))
        .isEqualTo("two words $x\ngiven");
  }

  @Test
  void aPasswordsFileThatIsNotThereEndsTheStart() {
    assertThatThrownBy(
            () ->
                bash(
                    "BATON_PASSWORD_FILE=" + directory.resolve("missing"),
                    function("secret"),
                    "password=$(secret BATON_PASSWORD)"))
        .hasMessageContaining("missing");
  }

  /** Passwords of users are read by the script alone: no program that it starts is given them. */
  @Test
  void passwordsLeaveTheEnvironment() throws IOException {
    String script = Files.readString(SCRIPT);
    int begin = script.indexOf("admin_password=$(secret");
    String reading = script.substring(begin, script.indexOf("\n\n", begin));

    assertThat(
            bash(
                "export BATON_PASSWORD=a BATON_VIEWER_PASSWORD=b BATON_DB_PASSWORD_FILE=/dev/null",
                function("secret"),
                reading,
                "echo $admin_password$viewer_password",
                "env | grep -c BATON_.*PASSWORD || true"))
        .isEqualTo("ab\n0");
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
