package io.baton.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.client.testing.HttpStub;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does to nodes and sessions. */
class MaintenanceCommandsTest {
  private static final String DRAIN = " /baton/api/v1/nodes/node-2/drain";
  private static final String DRAINING =
      "{\"node\":\"node-2\",\"state\":\"draining\",\"supplies\":3,\"sessions\":2,"
          + "\"bytesLeft\":12400000,\"timeLeftSeconds\":118.4}";
  private static final String DRAINED =
      "{\"node\":\"node-2\",\"state\":\"drained\",\"supplies\":0,\"sessions\":0,\"bytesLeft\":0}";
  private static final String RUNNING = DRAINED.replace("drained", "running");
  private static final String HANDOFF = " /baton/api/v1/sessions/s1/handoff";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpStub server;

  @BeforeEach
  void start() throws IOException {
    server = new HttpStub();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String arguments) {
    String[] words =
        Stream.concat(Arrays.stream(arguments.split(" ")), Stream.of("--server=" + server.uri()))
            .toArray(String[]::new);
    return Baton.run(new PrintWriter(out), new PrintWriter(err, true), words);
  }

  @Test
  void drainsANodeAndShowsWhatIsLeft() {
    server.on("PUT" + DRAIN, DRAINING);

    assertThat(run("drain node-2 --timeout=0:02:00")).isZero();

    assertThat(out.toString().strip())
        .isEqualTo(
            "node-2  draining  supplies 3 streams, 2 sessions, 11.8 MiB left, ends in 118 s");
    assertThat(server.requests()).containsExactly("PUT" + DRAIN + "?timeout=120");
  }

  @Test
  void withoutATimeoutViewersTakeTheirTime() {
    server.on("PUT" + DRAIN, DRAINED);

    assertThat(run("drain node-2 --json")).isZero();

    assertThat(server.requests()).containsExactly("PUT" + DRAIN);
    assertThat(out.toString()).contains("\"state\" : \"drained\"");
  }

  @Test
  void waitsUntilTheNodeIsDrained() {
    server.on("PUT" + DRAIN, DRAINING).on("GET" + DRAIN, DRAINED);

    assertThat(run("drain node-2 --wait")).isZero();

    assertThat(out.toString().lines()).last().isEqualTo("node-2  drained");
  }

  @Test
  void aDrainThatIsCancelledMeanwhileFails() {
    server.on("PUT" + DRAIN, DRAINING).on("GET" + DRAIN, RUNNING);

    assertThat(run("drain node-2 --wait")).isEqualTo(ExitCode.REFUSED);

    assertThat(err.toString().strip()).isEqualTo("baton: the drain of node-2 was cancelled");
  }

  @Test
  void hasANodeTakeStreamsAgain() {
    server.on("DELETE" + DRAIN, RUNNING);

    assertThat(run("undrain node-2")).isZero();
    assertThat(run("drain node-2 --cancel")).isZero();

    assertThat(out.toString().lines()).containsExactly("node-2  running", "node-2  running");
  }

  @Test
  void aNodeThatIsNotThereIsRefused() {
    assertThat(run("drain node-9")).isEqualTo(ExitCode.REFUSED);
    assertThat(run("undrain node-9")).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void handsASessionOver() {
    server.on(
        "POST" + HANDOFF,
        "{\"session\":\"s1\",\"assignment\":\"a2\",\"from\":\"node-2\",\"to\":\"node-3\","
            + "\"explanation\":[{\"factor\":\"bandwidth.available\",\"value\":\"7.4 of 8.0"
            + " Gbit/s\",\"contribution\":0.93}]}");

    assertThat(run("handoff s1 --to=node-3")).isZero();

    assertThat(out.toString()).startsWith("s1: node-2 -> node-3").contains("bandwidth.available");
    assertThat(server.requests()).containsExactly("POST" + HANDOFF + "?to=node-3");
  }

  @Test
  void whoSuppliesItAlreadyIsSaid() {
    server.on(
        "POST" + HANDOFF,
        "{\"session\":\"s1\",\"assignment\":\"a1\",\"from\":\"node-3\",\"to\":\"node-3\"}");

    assertThat(run("handoff s1 --to=node-3")).isZero();

    assertThat(out.toString().strip()).isEqualTo("s1: node-3 supplies it already");
  }

  @Test
  void saysWhyASessionCannotBeHandedOver() {
    server.on("POST" + HANDOFF, 409, "{\"detail\":\"node-3 cannot take it: node.draining.\"}");

    assertThat(run("handoff s1 --to=node-3")).isEqualTo(ExitCode.REFUSED);

    assertThat(err.toString().strip()).isEqualTo("baton: node-3 cannot take it: node.draining.");
  }
}
