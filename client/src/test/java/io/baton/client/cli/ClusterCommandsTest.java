package io.baton.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.client.testing.HttpStub;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole command lines about the cluster, against canned answers. */
class ClusterCommandsTest {
  private static final String API = "/baton/api/v1/";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpStub server;

  @BeforeEach
  void start() throws IOException {
    server =
        new HttpStub()
            .on("GET " + API + "nodes", ClusterJson.NODES)
            .on("GET " + API + "managers", ClusterJson.MANAGERS)
            .on("GET " + API + "supervision", ClusterJson.SUPERVISION_LIST)
            .on("PUT " + API + "supervision/node-2", ClusterJson.SUPERVISION)
            .on("GET " + API + "assignments", ClusterJson.ASSIGNMENTS)
            .on("GET " + API + "assignments/a1", ClusterJson.EXPLAINED_ASSIGNMENT)
            .on("DELETE " + API + "assignments/a1", 204, "")
            .on("GET " + API + "locate/films/a.mp4", ClusterJson.LOCATION)
            .on("GET " + API + "sessions", ClusterJson.SESSIONS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String line) {
    String[] words = (line + " --server=" + server.uri()).split(" ", -1);
    return Baton.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "locate",
        "locate a.mp4 --content=00",
        "locate a.mp4 --transport=smoke",
        "locate a.mp4 --mode=smoke",
        "locate a.mp4 --server=gopher://x",
        "nodes --server=coap://x",
        "supervision move node-1",
        "assignments end",
        "assignments --limit=many",
      })
  void tellsWrongUsage(String line) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void locatesAndExplains() {
    assertThat(run("locate films/a.mp4 --explain")).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "delivery: relay",
            "NODE     SCORE  ELIGIBLE  CONTENT       URI",
            "node-3  1.5000  yes       abababababab  rtsp://192.0.2.3:8554/films/a.mp4",
            "node-2  0.0000  no        abababababab  rtsp://192.0.2.2:8554/films/a.mp4",
            "",
            "why node-3:",
            "the stream would cost 2.16 Mbit/s, and 2.11 Mbit/s of the node that the player talks to",
            "FACTOR     VALUE              SCORE",
            "bandwidth  7.9 Gbit/s free  +1.5000",
            "",
            "why node-2 not:",
            "FACTOR  VALUE             SCORE",
            "alive   silent for 2 s  +0.0000");
  }

  @Test
  void locatesForAnother() {
    assertThat(run("locate films/a.mp4 --client=192.0.2.7")).isZero();

    assertThat(server.requests().get(0)).contains("client=192.0.2.7");
  }

  @Test
  void locatesAsJson() throws IOException {
    assertThat(run("locate films/a.mp4 --json")).isZero();

    assertThat(json().at("/candidates/0/node").asText()).isEqualTo("node-3");
    assertThat(json().at("/candidates/1/eligible").asBoolean(true)).isFalse();
  }

  @Test
  void tellsThatNobodyHasIt() {
    assertThat(run("locate films/b.mp4")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("baton: There is nothing here.\n");
  }

  @Test
  void goesOnToTheNextPortal() {
    assertThat(run("locate films/a.mp4 --server=http://127.0.0.1:1")).isZero();
    assertThat(run("nodes --server=http://127.0.0.1:1")).isZero();
  }

  @Test
  void tellsThatNoPortalAnswers() {
    assertThat(
            Baton.run(
                new PrintWriter(out),
                new PrintWriter(err, true),
                "locate",
                "x",
                "--server=http://127.0.0.1:1",
                "--server=http://127.0.0.1:2"))
        .isEqualTo(4);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("127.0.0.1:1", "127.0.0.1:2");
  }

  @Test
  void showsNodesAndManagers() {
    assertThat(run("nodes")).isZero();

    assertThat(out.toString())
        .contains("NODE", "node-1*", "node-2", "berlin", "192.0.2.2:8554")
        .contains("5/5000", "4.00 Mbit/s", "25 %", "2.5 ms", "silent", "0.1 s")
        .contains("RESPONSIBLE FOR", "12.5/s");
    assertThat(out.toString().lines().filter(line -> line.startsWith("node-3")))
        .singleElement()
        .asString()
        .contains(" up ", " - ");
  }

  @Test
  void showsNodesThatDrain() {
    server.on(
        "GET " + API + "nodes",
        ClusterJson.NODES
            .replace("\"name\": \"node-1\"", "\"name\": \"node-1\", \"state\": \"draining\"")
            .replace("\"name\": \"node-2\"", "\"name\": \"node-2\", \"state\": \"drained\"")
            .replace("\"name\": \"node-3\"", "\"name\": \"node-3\", \"state\": \"drained\""));

    assertThat(run("nodes")).isZero();

    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("node-1\\* +draining .*"))
        .anyMatch(line -> line.matches("node-2 +silent .*"))
        .anyMatch(line -> line.matches("node-3 +drained .*"));
  }

  @Test
  void showsNodesAsJson() throws IOException {
    assertThat(run("nodes --json")).isZero();

    assertThat(json().at("/nodes/0/load/pendingSessions").asInt()).isEqualTo(2);
    assertThat(json().at("/managers/0/requestsPerSecond").asDouble()).isEqualTo(12.5);
  }

  @Test
  void showsAndMovesSupervision() {
    assertThat(run("supervision")).isZero();
    assertThat(run("supervision move node-2 node-3")).isZero();

    assertThat(out.toString().lines())
        .contains(
            "PROVIDER  RESPONSIBLE  BACKUP  MANAGERS       ABSENT  EPOCH",
            "node-2    node-3       node-1  node-3,node-1  -           7");
    assertThat(server.requests())
        .contains("PUT /baton/api/v1/supervision/node-2 {\"manager\":\"node-3\"}");
  }

  @Test
  void showsSupervisionAsJson() throws IOException {
    assertThat(run("supervision --json")).isZero();

    assertThat(json().path("total").asInt()).isEqualTo(1);
    assertThat(json().at("/items/0/provider").asText()).isEqualTo("node-2");
  }

  @Test
  void showsAssignments() {
    assertThat(run("assignments --provider=node-3 --anchor=node-1 --path=a&b --limit=5")).isZero();

    assertThat(out.toString()).contains("a1", "192.0.2.7 (viv)", "2.13 Mbit/s", "1 of 40");
    assertThat(server.requests())
        .containsExactly(
            "GET /baton/api/v1/assignments?limit=5&provider=node-3&anchor=node-1&path=a%26b");
  }

  @Test
  void explainsAndEndsAssignments() throws IOException {
    assertThat(run("assignments show a1")).isZero();
    assertThat(out.toString()).contains("why node-3:", "bandwidth", "+1.5000");
    assertThat(run("assignments end a1")).isZero();
    assertThat(out.toString()).endsWith("a1: ended\n");
    assertThat(run("assignments end a2")).isEqualTo(1);
  }

  @Test
  void showsAssignmentsAsJson() throws IOException {
    assertThat(run("assignments --json")).isZero();
    assertThat(json().path("total").asInt()).isEqualTo(40);
    assertThat(json().at("/items/0/provider").asText()).isEqualTo("node-3");
  }

  @Test
  void showsTheWholeOnce() {
    assertThat(run("top --once")).isZero();

    assertThat(out.toString())
        .contains("3 nodes, 1 of 2 providers alive, 6 sessions, 5.00 Mbit/s sent")
        .contains("NODE", "MANAGER", "SESSION", "s1")
        .containsPattern("NODE +SUPPLIER +STATE")
        .containsPattern("s1 +node-2 +node-3 +playing");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void showsWhatTheUserMaySee() {
    server.on("GET " + API + "sessions", 403, "{}");

    assertThat(run("top")).isZero();

    assertThat(out.toString()).contains("MANAGER").doesNotContain("SESSION ");
  }

  @Test
  void listsSessionsOfTheCluster() {
    assertThat(run("sessions ls --cluster")).isZero();

    assertThat(out.toString())
        .contains("s1  playing  films/a.mp4", "from node-2 supplied by node-3");
    assertThat(server.requests().get(0)).endsWith("/sessions?scope=cluster");
  }

  @Test
  void documentsItself() {
    for (String command : new String[] {"locate", "nodes", "top", "supervision", "assignments"}) {
      assertThat(run(command + " --help")).isZero();
    }
    assertThat(out.toString()).contains("coap://", "next is asked");
  }
}
