package io.baton.engine.piece.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.piece.DamageReport;
import io.baton.engine.piece.Part;
import io.baton.engine.piece.server.HttpTestClient.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a node that has proved itself is answered, octet by octet. */
class PieceServerTest {
  private static final String MEDIA = "/content/" + PieceFixture.CONTENT + "/media";

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

  @ParameterizedTest
  @EnumSource(Part.class)
  void sendsWholeFiles(Part part) throws IOException {
    String uri = "/content/" + PieceFixture.CONTENT + "/" + part.text();
    Reply reply = client.request("GET", uri);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(server.octets(part));
    assertThat(reply.header("etag")).isEqualTo("\"" + PieceFixture.CONTENT + "\"");
    assertThat(reply.header("accept-ranges")).isEqualTo("bytes");

    Reply head = client.request("HEAD", uri);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.headers()).isEqualTo(reply.headers());
  }

  @ParameterizedTest
  @CsvSource({
    "0-0, 0, 1",
    "0-262143, 0, 262144",
    "262144-524287, 262144, 262144",
    "2999990-, 2999990, 11",
    "-11, 2999990, 11",
    "2999990-9999999, 2999990, 11",
  })
  void sendsRanges(String range, int from, int length) throws IOException {
    Reply reply = client.request("GET", MEDIA, "Range: bytes=" + range);
    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.header("content-range"))
        .isEqualTo("bytes " + from + "-" + (from + length - 1) + "/" + PieceFixture.MEDIA_SIZE);
    assertThat(reply.body())
        .isEqualTo(Arrays.copyOfRange(server.octets(Part.MEDIA), from, from + length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=3000001-",
        "bytes=-0",
        "bytes=0-1,3-4",
        "bytes=x",
        "lines=1-2",
      })
  void saysWhichRangesThereAre(String range) throws IOException {
    Reply reply = client.request("GET", MEDIA, "Range: " + range);
    assertThat(reply.status()).isEqualTo(416);
    assertThat(reply.header("content-range")).isEqualTo("bytes */" + PieceFixture.MEDIA_SIZE);
    assertThat(client.request("HEAD", "/").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "GET, /, 204, none",
        "HEAD, /, 204, none",
        "POST, /, 405, 'GET, HEAD'",
        "GET, /promises, 405, PUT",
        "GET, /reports, 405, POST",
        "DELETE, MEDIA, 405, 'GET, HEAD'",
        "GET, /content, 404, none",
        "GET, /content/ID, 404, none",
        "GET, /content/ID/film, 404, none",
        "GET, /content/ID/media/, 404, none",
        "GET, /content/ID/media?x, 404, none",
        "GET, /content/ID/../../etc/passwd, 404, none",
        "GET, /content/0F/media, 404, none",
        "GET, http://h/, 404, none",
        "OPTIONS, *, 404, none",
        "GET, /content/UNKNOWN/media, 404, none",
      })
  void answersOtherRequests(String method, String uri, int status, String allow)
      throws IOException {
    String target =
        uri.replace("MEDIA", MEDIA)
            .replace("UNKNOWN", PieceFixture.UNKNOWN.toString())
            .replace("ID", PieceFixture.CONTENT.toString());
    Reply reply = client.request(method, target);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.headers().get("allow")).isEqualTo(allow);
    assertThat(client.request("HEAD", "/").status()).isEqualTo(204);
  }

  @Test
  void whatWasRemovedIsNotThere() throws IOException {
    Files.delete(server.path(Part.MEDIA));
    assertThat(client.request("GET", MEDIA).status()).isEqualTo(404);
  }

  @Test
  void renewsPromises() throws IOException {
    server.promises().add("a");
    Reply reply = client.put("PUT", "/promises", "a\nb\nc\n");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text().lines()).containsExactlyInAnyOrder("b", "c");
    assertThat(client.put("PUT", "/promises", "a").body()).isEmpty();
    assertThat(client.put("PUT", "/promises", "").status()).isEqualTo(200);
  }

  @Test
  void takesReports() throws IOException {
    DamageReport report = new DamageReport(PieceFixture.CONTENT, Part.INDEX, 3);
    assertThat(client.put("POST", "/reports", report.text()).status()).isEqualTo(202);
    assertThat(server.reports()).containsExactly(report);

    DamageReport unknown = new DamageReport(PieceFixture.UNKNOWN, Part.INDEX, 3);
    assertThat(client.put("POST", "/reports", unknown.text()).status()).isEqualTo(404);
    assertThat(server.reports()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"PUT, /promises, a b", "POST, /reports, {}"})
  void refusesBadBodies(String method, String uri, String body) throws IOException {
    assertThat(client.put(method, uri, body).status()).isEqualTo(400);
    assertThat(client.isClosed()).isTrue();
    assertThat(server.statistics().badRequests()).isEqualTo(1);
  }

  @Test
  void refusesBodiesThatAreTooLongOrOfUnknownLength() throws IOException {
    client.send("PUT /promises HTTP/1.1\r\nHost: h\r\nContent-Length: 655361\r\n\r\n");
    assertThat(client.reply(false).status()).isEqualTo(413);
    assertThat(client.isClosed()).isTrue();

    try (HttpTestClient other = HttpTestClient.connect(server.port())) {
      other.authenticate("node-1", PieceFixture.KEY);
      other.send("PUT /promises HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(other.reply(false).status()).isEqualTo(411);
      assertThat(other.isClosed()).isTrue();
    }
  }

  @Test
  void refusesWhatIsNoRequest() throws IOException {
    client.send("\u0001\u0002\u0003 nonsense\r\n\r\n");
    assertThat(client.reply(false).status()).isEqualTo(400);
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() throws IOException {
    client.send(("GET " + MEDIA + " HTTP/1.1\r\nHost: h\r\n\r\n").repeat(2));
    client.send("GET /nothing HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(client.reply(false).body()).isEqualTo(server.octets(Part.MEDIA));
    assertThat(client.reply(false).body()).isEqualTo(server.octets(Part.MEDIA));
    assertThat(client.reply(false).status()).isEqualTo(404);
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void closesWhenAskedTo() throws IOException {
    Reply reply = client.request("GET", MEDIA, "Connection: close");
    assertThat(reply.body()).hasSize(PieceFixture.MEDIA_SIZE);
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void aClientThatWantsToBeToldMayGoOn() throws IOException {
    client.send(
        "PUT /promises HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n");
    assertThat(client.reply(true).status()).isEqualTo(100);
    client.send("a");
    assertThat(client.reply(false).status()).isEqualTo(200);
  }

  @Test
  void countsWhatItSupplies() throws IOException {
    client.request("GET", MEDIA, "Range: bytes=0-99");
    client.request("GET", MEDIA, "Range: bytes=0-899");
    client.request("HEAD", MEDIA);
    assertThat(server.statistics().octets()).isEqualTo(1_000);
    assertThat(server.totals().octets()).isEqualTo(1_000);
    assertThat(server.totals().cpuNanos()).isPositive();
    assertThat(server.statistics().requests()).isEqualTo(4);
    assertThat(server.statistics().openConnections()).isEqualTo(1);
  }
}
