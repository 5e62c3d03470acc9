package io.baton.engine.piece.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.baton.engine.piece.Part;
import io.baton.engine.piece.server.HttpTestClient.Reply;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.LoggedMessages;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who are no nodes, floods, and clients that do not take their answers. */
class PieceStrangersTest {
  private static final String MEDIA = "/content/" + PieceFixture.CONTENT + "/media";
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path directory;
  private PieceFixture server;

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpTestClient connect() throws IOException {
    return HttpTestClient.connect(server.port());
  }

  @Test
  void aStrangerReadsNothing() throws IOException {
    server = PieceFixture.start(directory);
    try (HttpTestClient client = connect()) {
      for (int i = 0; i < 4; i++) {
        Reply reply = client.request("GET", MEDIA);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEmpty();
      }
      assertThat(client.isClosed()).isTrue();
    }
    assertThat(server.statistics().requests()).isZero();
  }

  @Test
  void aWrongKeyIsTurnedAwayCountedAndLogged() throws IOException {
    server = PieceFixture.start(directory);
    try (LoggedMessages log = new LoggedMessages("io.baton.engine.piece");
        HttpTestClient client = connect()) {
      assertThat(client.authenticate("node-1", "another key of nodes")).isEqualTo(403);
      assertThat(client.isClosed()).isTrue();
      assertThat(log.texts()).anyMatch(text -> text.contains("does not know the nodes' key"));
    }
    assertThat(server.statistics().strangersRefused()).isEqualTo(1);
  }

  @Test
  void aStrangersBodyIsNotRead() throws IOException {
    server = PieceFixture.start(directory);
    try (HttpTestClient client = connect()) {
      assertThat(client.put("PUT", "/promises", "a").status()).isEqualTo(401);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aSilentStrangerIsNotWaitedForLong() throws IOException {
    server = PieceFixture.start(directory, SHORT, LONG);
    try (HttpTestClient client = connect()) {
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void anIdleNodeIsClosed() throws IOException {
    server = PieceFixture.start(directory, LONG, SHORT);
    try (HttpTestClient client = connect()) {
      assertThat(client.authenticate("node-1", PieceFixture.KEY)).isEqualTo(204);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void withoutAKeyMembersPassIfASettingSaysSo() throws IOException {
    server =
        PieceFixture.start(directory, "baton.ofp.psk", "", "baton.ofp.trust.addresses", "true");
    server.members().add(InetAddress.getByName("127.0.0.2"));
    try (HttpTestClient node = HttpTestClient.connectFrom("127.0.0.2", server.port());
        HttpTestClient stranger = HttpTestClient.connectFrom("127.0.0.3", server.port())) {
      assertThat(node.request("GET", MEDIA).body()).hasSize(PieceFixture.MEDIA_SIZE);
      assertThat(stranger.request("GET", MEDIA).status()).isEqualTo(403);
    }
  }

  @Test
  void withoutAKeyNoOnePasses() throws IOException {
    server = PieceFixture.start(directory, "baton.ofp.psk", "");
    server.members().add(InetAddress.getLoopbackAddress());
    try (HttpTestClient client = connect()) {
      assertThat(client.request("GET", MEDIA).status()).isEqualTo(403);
    }
  }

  @Test
  void aFloodOfIdleConnectionsLeavesRoomForNodes() throws IOException {
    server =
        PieceFixture.start(
            directory,
            "baton.pieces.max.connections",
            "40",
            "baton.pieces.max.connections.per.client",
            "40");
    List<HttpTestClient> flood = new ArrayList<>();
    try {
      for (int i = 0; i < 1_000; i++) {
        flood.add(HttpTestClient.connectFrom("127.0.0.2", server.port()));
      }
      Conditions.await("all", () -> server.statistics().connections() == 1_000);
      Conditions.await("the share", () -> server.statistics().openConnections() <= 10);
      try (HttpTestClient node = HttpTestClient.connectFrom("127.0.0.3", server.port())) {
        assertThat(node.authenticate("node-1", PieceFixture.KEY)).isEqualTo(204);
      }
      assertThat(
              server.statistics().connectionsRefused() + server.statistics().connectionsDisplaced())
          .isEqualTo(990);
    } finally {
      for (HttpTestClient client : flood) {
        client.close();
      }
    }
  }

  @Test
  void tooManyRequestsAtOnceEndTheConnection() throws IOException {
    server = PieceFixture.start(directory);
    try (HttpTestClient client = HttpTestClient.slow(server.port(), 4_096)) {
      assertThat(client.authenticate("node-1", PieceFixture.KEY)).isEqualTo(204);
      client.send("GET " + MEDIA + " HTTP/1.1\n\n" + "GET / HTTP/1.1\n\n".repeat(100));
      Conditions.await("the end", () -> server.statistics().openConnections() == 0);
    }
  }

  /** What is not taken stays in the file; the client is given up when it takes nothing at all. */
  @Test
  void aSlowReaderCostsNothingAndIsGivenUp() throws IOException {
    server = PieceFixture.start(directory, LONG, Duration.ofSeconds(1));
    try (HttpTestClient client = HttpTestClient.slow(server.port(), 4_096)) {
      assertThat(client.authenticate("node-1", PieceFixture.KEY)).isEqualTo(204);
      client.send("GET " + MEDIA + " HTTP/1.1\r\nHost: h\r\n\r\n");
      Conditions.await("the end", () -> server.statistics().openConnections() == 0);
      assertThat(server.statistics().octets()).isZero();
      assertThat(client.rest().length).isLessThan(PieceFixture.MEDIA_SIZE);
    }
  }

  @Test
  void aFileThatShrinksEndsTheConnection() throws IOException {
    server = PieceFixture.start(directory);
    try (HttpTestClient client = HttpTestClient.slow(server.port(), 4_096)) {
      assertThat(client.authenticate("node-1", PieceFixture.KEY)).isEqualTo(204);
      client.send("GET " + MEDIA + " HTTP/1.1\r\nHost: h\r\n\r\n");
      client.awaitAnswer();
      Files.write(server.path(Part.MEDIA), new byte[1_000]);
      assertThat(client.rest().length).isLessThan(PieceFixture.MEDIA_SIZE);
    }
  }

  @Test
  void curlFetchesAPieceWithTheKey() throws Exception {
    Path curl = Path.of("/usr/bin/curl");
    assumeTrue(Files.isExecutable(curl));
    server = PieceFixture.start(directory);
    Path piece = directory.resolve("piece");
    Process process =
        new ProcessBuilder(
                curl.toString(),
                "--silent",
                "--fail",
                "--noproxy",
                "*",
                "--digest",
                "-u",
                "node-1:" + PieceFixture.KEY,
                "-r",
                "1000-1999",
                "-o",
                piece.toString(),
                "http://127.0.0.1:" + server.port() + MEDIA)
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readAllBytes(piece))
        .isEqualTo(Arrays.copyOfRange(server.octets(Part.MEDIA), 1_000, 2_000));
  }
}
