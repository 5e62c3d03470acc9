package io.baton.engine.piece.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.piece.DamageReport;
import io.baton.engine.piece.Part;
import io.baton.engine.piece.server.HttpTestClient.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces of an index, compressed and as they are. */
class IndexAnswersTest {
  private static final String INDEX = "/content/" + PieceFixture.CONTENT + "/index";
  private static final String DEFLATE = "Accept-Encoding: deflate";

  @TempDir private Path directory;
  private PieceFixture server;
  private HttpTestClient client;

  @BeforeEach
  void start() throws IOException {
    server = PieceFixture.start(directory);
    client = HttpTestClient.connect(server.port());
    assertThat(client.authenticate("node-1", PieceFixture.KEY)).isEqualTo(204);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  private static byte[] inflated(byte[] octets) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(octets))) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void isCompressedForThoseWhoTakeIt(int piece) throws IOException {
    for (int i = 0; i < 3; i++) {
      Reply reply = client.request("GET", INDEX + "/" + piece, DEFLATE);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("content-encoding")).isEqualTo("deflate");
      assertThat(reply.header("vary")).isEqualToIgnoringCase("accept-encoding");
      assertThat(reply.body().length).isLessThan(PieceFixture.INDEX_PIECE / 2);
      assertThat(inflated(reply.body())).isEqualTo(server.indexPiece(piece));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void isSentAsItIsToOthers(int piece) throws IOException {
    Reply reply = client.request("GET", INDEX + "/" + piece, "Accept-Encoding: gzip, identity");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers()).doesNotContainKey("content-encoding");
    assertThat(reply.header("vary")).isEqualToIgnoringCase("accept-encoding");
    assertThat(reply.body()).isEqualTo(server.indexPiece(piece));
  }

  @Test
  void whatWouldNotBecomeShorterIsSentAsItIs() throws IOException {
    Reply reply = client.request("GET", INDEX + "/" + PieceFixture.RANDOM_PIECE, DEFLATE);
    assertThat(reply.headers()).doesNotContainKey("content-encoding");
    assertThat(reply.body()).isEqualTo(server.indexPiece(PieceFixture.RANDOM_PIECE));
  }

  @ParameterizedTest
  @CsvSource({"0, deflate", "3, deflate", "0, identity"})
  void headIsTheSameWithoutTheBody(int piece, String coding) throws IOException {
    String uri = INDEX + "/" + piece;
    Reply reply = client.request("GET", uri, "Accept-Encoding: " + coding);
    Reply head = client.request("HEAD", uri, "Accept-Encoding: " + coding);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.headers()).isEqualTo(reply.headers());
    assertThat(client.request("HEAD", "/").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "32767", "999999999", "1000000000", "-1", "00", "01", "x", "0/", ""})
  void thereAreNoOtherPieces(String number) throws IOException {
    assertThat(client.request("GET", INDEX + "/" + number, DEFLATE).status()).isEqualTo(404);
    assertThat(client.request("HEAD", "/").status()).isEqualTo(204);
  }

  @Test
  void answersOtherRequests() throws IOException {
    String media = "/content/" + PieceFixture.CONTENT + "/media/0";
    assertThat(client.request("GET", media, DEFLATE).status()).isEqualTo(404);
    String unknown = "/content/" + PieceFixture.UNKNOWN + "/index/0";
    assertThat(client.request("GET", unknown, DEFLATE).status()).isEqualTo(404);
    Reply refused = client.request("DELETE", INDEX + "/0");
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.header("allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void rangesOfTheFileStayAsTheyAre() throws IOException {
    Reply reply = client.request("GET", INDEX, DEFLATE, "Range: bytes=0-65535");
    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.headers()).doesNotContainKey("content-encoding");
    assertThat(reply.body()).isEqualTo(server.indexPiece(0));
  }

  @Test
  void aManifestThatCannotBeReadIsAnErrorOfTheServer() throws IOException {
    Files.write(server.path(Part.MANIFEST), new byte[100]);
    assertThat(client.request("GET", INDEX + "/0", DEFLATE).status()).isEqualTo(500);
    Files.delete(server.path(Part.MANIFEST));
    assertThat(client.request("GET", INDEX + "/0", DEFLATE).status()).isEqualTo(404);
  }

  /** What was compressed while the file was damaged must not outlive its repair. */
  @Test
  void whatWasReportedDamagedIsReadAgain() throws IOException {
    byte[] intact = server.octets(Part.INDEX);
    byte[] damaged = intact.clone();
    damaged[100]++;
    Files.write(server.path(Part.INDEX), damaged);
    client.request("GET", INDEX + "/0", DEFLATE);
    Files.write(server.path(Part.INDEX), intact);
    Reply kept = client.request("GET", INDEX + "/0", DEFLATE);
    assertThat(inflated(kept.body())).isNotEqualTo(server.indexPiece(0));

    DamageReport report = new DamageReport(PieceFixture.CONTENT, Part.INDEX, 0);
    assertThat(client.put("POST", "/reports", report.text()).status()).isEqualTo(202);
    Reply again = client.request("GET", INDEX + "/0", DEFLATE);
    assertThat(inflated(again.body())).isEqualTo(server.indexPiece(0));
  }

  @Test
  void countsTheOctetsThatItSends() throws IOException {
    int packed = client.request("GET", INDEX + "/0", DEFLATE).body().length;
    client.request("HEAD", INDEX + "/0", DEFLATE);
    assertThat(server.statistics().octets()).isEqualTo(packed);
    client.request("GET", INDEX + "/0");
    client.request("HEAD", "/");
    assertThat(server.statistics().octets()).isEqualTo(packed + PieceFixture.INDEX_PIECE);
  }

  @Test
  void whoAsksAndLeavesHoldsNothing() throws IOException {
    for (int i = 0; i < 300; i++) {
      try (HttpTestClient other = HttpTestClient.connect(server.port())) {
        other.authenticate("node-1", PieceFixture.KEY);
        other.send("GET " + INDEX + "/0 HTTP/1.1\r\nHost: h\r\n" + DEFLATE + "\r\n\r\n");
      }
    }
    Map<String, String> headers = client.request("GET", INDEX + "/0", DEFLATE).headers();
    assertThat(headers).containsEntry("content-encoding", "deflate");
  }
}
