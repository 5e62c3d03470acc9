package io.baton.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.client.testing.HttpStub;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole command lines about who supplies sessions, against canned answers. */
class SupplyCommandsTest {
  private static final String API = "/baton/api/v1/";
  private static final String SUPPLIED =
      """
      {"id":"s1","path":"x","content":"ab","client":"::1","transport":"udp","state":"playing",
       "positionSeconds":3661.5,"bitrate":2000000,"reportedLoss":0.01,
       "created":"2026-03-01T12:00:00Z","packets":12,"octets":2048,
       "supply":{"assignment":"a2","epoch":2,"supplier":"node-3","standbys":["node-2","node-4"],
        "leadSeconds":3.96,"hedges":1,"wastedBytes":65536,"changed":1,"changes":[
        {"at":"2026-03-01T12:01:00Z","assignment":"a1","from":"node-2","to":"node-3",
         "cause":"timeout","piece":17,"packet":4711,"tookSeconds":0.0042}]}}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpStub http;

  @BeforeEach
  void start() throws IOException {
    http = new HttpStub();
  }

  @AfterEach
  void stop() {
    http.close();
  }

  private int run(String line) {
    String[] words = (line + " --server=" + http.uri()).split(" ", -1);
    return Baton.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  @Test
  void showsWhoSuppliesASessionAndHowThatChanged() throws IOException {
    http.on("GET " + API + "sessions/s1", SUPPLIED);

    assertThat(run("session s1")).isZero();

    assertThat(out.toString().lines())
        .contains(
            "  supplier   node-3, assignment a2, epoch 2",
            "  standbys   node-2,node-4",
            "  lead       4.0 s",
            "  hedges     1, 64.0 KiB wasted",
            "    2026-03-01T12:01:00Z  node-2  node-3  timeout     17    4711  4.2 ms  a1");
    out.getBuffer().setLength(0);
    assertThat(run("session s1 --json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).at("/supply/changes/0/piece").asInt())
        .isEqualTo(17);
    assertThat(run("session none")).isEqualTo(1);
  }

  @Test
  void showsASessionThatNobodySupplies() {
    http.on(
        "GET " + API + "sessions/s2",
        "{\"id\":\"s2\",\"path\":\"x\",\"state\":\"ready\",\"created\":\"2026-03-01T12:00:00Z\"}");

    assertThat(run("session s2")).isZero();

    assertThat(out.toString()).contains("  supplier   this node itself");
  }

  @Test
  void watchesSessionsAndTheirSuppliers() {
    http.on("GET " + API + "sessions", "{\"total\":1,\"items\":[" + SUPPLIED + "]}");

    assertThat(run("sessions --watch --match=x")).isZero();

    assertThat(out.toString())
        .contains("1 sessions, 1 supplied by other nodes", "SUPPLIER", "LEAD")
        .contains("node-3", "node-2,node-4", "4.0 s", "64.0 KiB", "node-2 timeout");
    assertThat(http.requests()).contains("GET /baton/api/v1/sessions?scope=node&q=x");
  }

  @Test
  void showsWhatANodeSuppliesAndIsSupplied() {
    http.on(
        "GET " + API + "node",
        """
        {"name":"n1","version":"1","roles":["portal"],"started":"2026-03-01T12:00:00Z",
         "rtsp":{"host":"h","port":8554,"answers":true},"load":{"sessions":2},
         "statistics":{"supplied":{"octets":3145728},
          "supply":{"sessions":2,"octets":2048,"hedges":3,"wastedBytes":1024,"starvations":4,
           "takeovers":5,"takeoverMedianSeconds":0.004,"takeoverMaxSeconds":0.25,
           "cacheBytes":1048576,"cacheBytesInUse":4096}}}
        """);

    assertThat(run("node")).isZero();

    assertThat(out.toString().lines())
        .contains(
            "  supplied   3.0 MiB",
            "  supply     2 sessions, 2.0 KiB, 3 hedges, 1.0 KiB wasted, waited 4 times",
            "  takeovers  5, 4.0 ms (median), 250.0 ms (slowest)",
            "  cache      4.0 KiB in use of 1.0 MiB");
  }
}
