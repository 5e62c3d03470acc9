package io.baton.web.ctp;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.UploadElsewhere;
import io.baton.catalog.journal.DatabaseUnavailableException;
import io.baton.catalog.journal.MediaState;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.UploadDescription;
import io.baton.location.content.LocatedCopy;
import io.baton.model.media.MediaCopy;
import io.baton.model.media.MediaPath;
import io.baton.web.FakeCatalog;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CtpResourceTest {
  private static final int SIZE = 100_000;

  private final WebTier web = new WebTier();

  private static MockHttpRequest put(String path) {
    return WebTier.request("PUT", "/ctp/" + path).content(new byte[SIZE]);
  }

  /** An upload whose body must not be asked for. */
  private static MockHttpRequest unread(String path) {
    MockHttpRequest request = WebTier.request("PUT", "/ctp/" + path);
    request.setInputStream(new Untouchable());
    return request;
  }

  @Test
  void storesAFileAndTellsWhereItsStateIs() {
    MockHttpResponse response =
        web.send(put("films/a%20b.mp4").header("Content-Length", "" + SIZE), Roles.PUBLISHER);

    assertThat(response.getStatus()).isEqualTo(202);
    assertThat(response.getOutputHeaders().getFirst("Location"))
        .hasToString("/api/v1/media/films/a%20b.mp4");
    assertThat(web.catalog.received)
        .containsExactly(
            new FakeCatalog.Received(
                new MediaPath("films/a b.mp4"),
                SIZE,
                OptionalLong.of(SIZE),
                "pat",
                UploadDescription.NORMAL,
                false,
                WebTier.CALLER));
    assertThat(web.catalog.closed).isEqualTo(1);
  }

  /** A {@code Host} that the sender makes up leads nobody anywhere. */
  @Test
  void locationHasNoHost() {
    MockHttpRequest request = put("a.mp4").header("Host", "evil.example");

    assertThat(web.send(request, Roles.PUBLISHER).getOutputHeaders().getFirst("Location"))
        .hasToString("/api/v1/media/a.mp4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"u=0|0", "u=7, i|7", "i, u=1|1", "u=9|3", "x|3", "u=2;a=b|2"})
  void takesTheUrgencyFromThePriorityHeader(String header, int urgency) {
    web.send(put("a.mp4").header("Priority", header), Roles.PUBLISHER);

    assertThat(web.catalog.received.get(0).urgency()).isEqualTo(urgency);
  }

  @Test
  void takesTheWishToTranscode() {
    web.send(put("a.mkv?transcode=true"), Roles.PUBLISHER);

    assertThat(web.catalog.received.get(0).path()).isEqualTo(new MediaPath("a.mkv"));
    assertThat(web.catalog.received.get(0).transcode()).isTrue();
  }

  @Test
  void aSemicolonIsPartOfAName() {
    MockHttpResponse response = web.send(put("a;x=1/b.mp4"), Roles.PUBLISHER);

    assertThat(web.catalog.received.get(0).path()).isEqualTo(new MediaPath("a;x=1/b.mp4"));
    String location = response.getOutputHeaders().getFirst("Location").toString();
    assertThat(location).isEqualTo("/api/v1/media/a%3Bx=1/b.mp4");
    assertThat(web.send("GET", location, Roles.VIEWER).getStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"u%CC%88.mp4", "%C3%BC.mp4", "%ED%95%9C.mp4", "a%20%25%23%3F%3B+&.mp4"})
  void theLocationOfAnyNameLeadsToIt(String name) {
    MockHttpResponse response = web.send(put("n/" + name), Roles.PUBLISHER);

    String location = response.getOutputHeaders().getFirst("Location").toString();
    assertThat(web.send("GET", location, Roles.VIEWER).getStatus()).isEqualTo(200);
    assertThat(web.send("GET", "/api/v1/media/n/" + name, Roles.VIEWER).getStatus()).isEqualTo(200);
  }

  /** Right-to-left override, line separator, zero-width space, a segment of spaces. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a%E2%80%AEb.mp4",
        "a%E2%80%A8b.mp4",
        "a%E2%80%8Bb.mp4",
        "%EF%BB%BFa.mp4",
        "a/%20",
        "%C2%A0/b.mp4"
      })
  void refusesNamesThatCannotBeSeenBeforeReadingTheBody(String path) {
    MockHttpResponse response = web.send(unread(path), Roles.PUBLISHER);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:bad-path");
  }

  @Test
  void anUploadThatFailsOnTheWayIsAnsweredAndClosed() {
    web.catalog.writeFailure =
        new MediaStoreException(MediaStoreException.Reason.DISK_FULL, "no space left");

    assertThat(web.send(put("a.mp4"), Roles.PUBLISHER).getStatus()).isEqualTo(507);
    assertThat(web.catalog.closed).isEqualTo(1);
    assertThat(web.catalog.received).isEmpty();
  }

  @Test
  void needsNoDatabaseWithoutPreconditions() {
    web.catalog.findFailure = new DatabaseUnavailableException(null);

    assertThat(web.send(put("a.mp4"), Roles.PUBLISHER).getStatus()).isEqualTo(202);
    MockHttpResponse response =
        web.send(unread("a.mp4").header("If-None-Match", "*"), Roles.PUBLISHER);
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getOutputHeaders().getFirst("Retry-After")).hasToString("5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/media?stat=ready", "/api/v1/media/a.mp4?x", "/api/v1/node?a=1"})
  void refusesParametersThatThereAreNot(String path) {
    MockHttpResponse response = web.send("GET", path, Roles.ADMIN);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).getString("detail")).startsWith("There is no parameter ");
  }

  @Test
  void aChunkedUploadAnnouncesNoLength() {
    web.send(put("a.mp4"), Roles.ADMIN);

    assertThat(web.catalog.received.get(0).announced()).isEmpty();
  }

  @Test
  void lengthsAboveTwoGigabytesAreUnderstood() {
    web.send(put("a.mp4").header("Content-Length", "5000000000"), Roles.ADMIN);

    assertThat(web.catalog.received.get(0).announced()).hasValue(5_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Range, bytes 0-9/100, 400, partial-upload",
    "Content-Encoding, gzip, 415, unsupported-content",
    "Content-Length, 12x, 400, bad-request",
    "If-Match, *, 412, precondition-failed",
  })
  void refusesBeforeReadingTheBody(String header, String value, int status, String type) {
    MockHttpRequest request = unread("a.mp4").header(header, value);

    MockHttpResponse response = web.send(request, Roles.PUBLISHER);

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:" + type);
  }

  @Test
  void refusesToReplaceIfAskedNotTo() {
    web.catalog.with(Samples.ready("a.mp4"));
    MockHttpRequest request = unread("a.mp4").header("If-None-Match", "*");

    assertThat(web.send(request, Roles.PUBLISHER).getStatus()).isEqualTo(412);
  }

  @Test
  void refusesANameThatAnotherNodeHasIfAskedTo() {
    MediaCopy copy =
        new MediaCopy("a.mp4", "ab".repeat(32), 60_040, 2_128_000, 250, List.of("H264"));
    web.cluster.copies.add(new LocatedCopy("node2", copy));
    UploadElsewhere upload =
        new UploadElsewhere(
            "node2", new MediaPath("b.mp4"), MediaState.IMPORTING, Optional.empty());
    web.catalog.elsewhere.add(upload);

    for (String name : List.of("a.mp4", "b.mp4")) {
      MockHttpRequest request = unread(name).header("If-None-Match", "*");
      assertThat(web.send(request, Roles.PUBLISHER).getStatus()).isEqualTo(412);
    }
    MockHttpRequest free = put("c.mp4").header("If-None-Match", "*");
    assertThat(web.send(free, Roles.PUBLISHER).getStatus()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.mp4", "%2e%2e/a.mp4", "a%00.mp4", ".a.mp4", "a%5Cb.mp4"})
  void refusesBadNamesBeforeReadingTheBody(String path) {
    MockHttpResponse response = web.send(unread(path), Roles.PUBLISHER);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:bad-path");
  }

  @Test
  void refusesViewersBeforeReadingTheBody() {
    MockHttpResponse response = web.send(unread("a.mp4"), Roles.VIEWER);

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:forbidden");
  }

  @ParameterizedTest
  @CsvSource({
    "INCOMPLETE, 400, incomplete-upload",
    "TOO_LARGE, 413, too-large",
    "DISK_FULL, 507, disk-full",
    "NOT_FOUND, 404, media-not-found",
    "UNAVAILABLE, 503, unavailable",
  })
  void failuresOfTheStoreHaveTheirStatus(
      MediaStoreException.Reason reason, int status, String type) {
    web.catalog.receiveFailure = new MediaStoreException(reason, "what the store says");

    MockHttpResponse response = web.send(put("a.mp4"), Roles.PUBLISHER);

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(json(response).getInt("status")).isEqualTo(status);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:" + type);
    assertThat(json(response).getString("detail")).isEqualTo("What the store says.");
  }

  @Test
  void deletes() {
    web.catalog.with(Samples.ready("a.mp4"));

    assertThat(web.send("DELETE", "/ctp/a.mp4", Roles.PUBLISHER).getStatus()).isEqualTo(204);
    assertThat(web.send("DELETE", "/ctp/a.mp4", Roles.PUBLISHER).getStatus()).isEqualTo(404);
  }

  @Test
  void optionsNamesTheVerbsThatWorkAndNoOthers() {
    MockHttpResponse response = web.send("OPTIONS", "/ctp/a.mp4", Roles.PUBLISHER);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getOutputHeaders().getFirst("Allow").toString().split(", *"))
        .containsExactlyInAnyOrder("PUT", "DELETE", "OPTIONS");
    assertThat(web.send("PROPFIND", "/ctp/a.mp4", Roles.PUBLISHER).getStatus()).isEqualTo(405);
  }

  /** A body that must not be asked for. */
  private static final class Untouchable extends InputStream {
    @Override
    public int read() {
      throw new AssertionError("the body was read");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return read();
    }
  }
}
