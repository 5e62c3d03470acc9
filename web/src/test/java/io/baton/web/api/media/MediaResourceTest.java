package io.baton.web.api.media;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.RtspEndpoint;
import io.baton.location.content.LocatedCopy;
import io.baton.model.media.MediaCopy;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaResourceTest {
  private static final String MEDIA = "/api/v1/media";

  private final WebTier web = new WebTier();

  private JsonObject show(String path) {
    MockHttpResponse response = web.send("GET", MEDIA + "/" + path, Roles.VIEWER);
    assertThat(response.getStatus()).isEqualTo(200);
    return json(response);
  }

  @Test
  void readyMediaTellsWhatItIsAndWhereItPlays() {
    web.catalog.with(Samples.ready("films/a.mp4"));

    JsonObject media = show("films/a.mp4");

    assertThat(media.keySet())
        .containsExactly(
            "path",
            "state",
            "publisher",
            "uploadBytes",
            "changed",
            "rtspUrl",
            "content",
            "nodes",
            "copies",
            "uploads");
    assertThat(media.getJsonArray("nodes")).containsExactly(Json.createValue("node1"));
    assertThat(media.getString("path")).isEqualTo("films/a.mp4");
    assertThat(media.getString("state")).isEqualTo("ready");
    assertThat(media.getString("publisher")).isEqualTo("pat");
    assertThat(media.getInt("uploadBytes")).isEqualTo(16_000_000);
    assertThat(media.getString("changed")).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(media.getString("rtspUrl")).isEqualTo("rtsp://media.example:8554/films/a.mp4");
  }

  @Test
  void contentHasHashesDurationRateAndTracks() {
    web.catalog.with(Samples.ready("a.mp4"));

    JsonObject content = show("a.mp4").getJsonObject("content");

    assertThat(content.getString("sha256")).isEqualTo("ab".repeat(32));
    assertThat(content.getString("sourceSha256")).isEqualTo("cd".repeat(32));
    assertThat(content.getJsonNumber("durationSeconds").doubleValue()).isEqualTo(60.04);
    assertThat(content.getInt("sizeBytes")).isEqualTo(15_900_000);
    assertThat(content.getInt("bitrate")).isEqualTo(2_128_000);
    JsonObject video = content.getJsonArray("tracks").getJsonObject(0);
    assertThat(video.keySet())
        .containsExactly(
            "index",
            "kind",
            "codec",
            "clockRate",
            "durationSeconds",
            "bitrate",
            "packets",
            "width",
            "height",
            "frameRate");
    assertThat(video.getString("kind")).isEqualTo("video");
    assertThat(video.getString("codec")).isEqualTo("H264");
    JsonObject audio = content.getJsonArray("tracks").getJsonObject(1);
    assertThat(audio.keySet())
        .containsExactly(
            "index",
            "kind",
            "codec",
            "clockRate",
            "durationSeconds",
            "bitrate",
            "packets",
            "channels",
            "sampleRate",
            "language");
    assertThat(audio.getString("language")).isEqualTo("eng");
  }

  @Test
  void mediaTellsWhatOtherNodesHoldUnderTheName() {
    web.catalog.with(Samples.ready("a.mp4"));
    web.cluster.copies.add(copy("node3", "ef"));
    web.cluster.copies.add(copy("node2", "ab"));
    web.cluster.copies.add(copy("node1", "ab"));

    JsonArray copies = show("a.mp4").getJsonArray("copies");

    assertThat(copies).hasSize(2);
    assertThat(copies.getJsonObject(0).getString("node")).isEqualTo("node2");
    assertThat(copies.getJsonObject(0).getBoolean("same")).isTrue();
    assertThat(copies.getJsonObject(1).getString("node")).isEqualTo("node3");
    assertThat(copies.getJsonObject(1).getString("sha256")).isEqualTo("ef".repeat(32));
    assertThat(copies.getJsonObject(1).getBoolean("same")).isFalse();
  }

  @Test
  void withoutContentHereNothingIsCompared() {
    web.catalog.with(Samples.importing("a.mp4", 0));
    web.cluster.copies.add(copy("node2", "ab"));

    assertThat(show("a.mp4").getJsonArray("copies").getJsonObject(0)).doesNotContainKey("same");
  }

  @Test
  void mediaOfOtherNodesIsFoundHere() {
    web.cluster.copies.add(copy("node3", "ab"));
    web.cluster.copies.add(copy("node2", "ab"));

    JsonObject media = show("a.mp4");

    assertThat(media.keySet())
        .containsExactly("path", "state", "rtspUrl", "nodes", "copies", "uploads");
    assertThat(media.getString("state")).isEqualTo("ready");
    assertThat(media.getString("rtspUrl")).isEqualTo("rtsp://media.example:8554/a.mp4");
    assertThat(media.getJsonArray("nodes"))
        .containsExactly(Json.createValue("node2"), Json.createValue("node3"));
    JsonObject copy = media.getJsonArray("copies").getJsonObject(0);
    assertThat(copy.getJsonNumber("durationSeconds").doubleValue()).isEqualTo(60.04);
    assertThat(copy.getInt("bitrate")).isEqualTo(2_128_000);
    assertThat(copy.getJsonArray("codecs")).containsExactly(Json.createValue("H264"));
  }

  @Test
  void whatNobodyHasIsNotFoundAndTheSilentAreNamed() {
    web.cluster.unread.add("node3");

    MockHttpResponse response = web.send("GET", MEDIA + "/a.mp4", Roles.VIEWER);

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(json(response).getString("detail"))
        .isEqualTo("No node that answers has media named a.mp4; these do not answer: node3.");
  }

  @Test
  void theDocumentChangesWithTheCopies() {
    web.catalog.with(Samples.ready("a.mp4"));
    String tag =
        web.send("GET", MEDIA + "/a.mp4", Roles.VIEWER)
            .getOutputHeaders()
            .getFirst("ETag")
            .toString();
    web.cluster.copies.add(copy("node2", "ab"));

    assertThat(conditional("GET", "If-None-Match", tag).getStatus()).isEqualTo(200);
    assertThat(conditional("DELETE", "If-Match", tag).getStatus()).isEqualTo(412);
  }

  private static LocatedCopy copy(String node, String twoDigits) {
    return new LocatedCopy(
        node,
        new MediaCopy("a.mp4", twoDigits.repeat(32), 60_040, 2_128_000, 250, List.of("H264")));
  }

  @Test
  void importingMediaTellsHowFarItIs() {
    web.catalog.with(Samples.importing("a.mp4", 0.25));

    JsonObject media = show("a.mp4");

    assertThat(media.getString("state")).isEqualTo("importing");
    assertThat(media.getJsonNumber("progress").doubleValue()).isEqualTo(0.25);
    assertThat(media).doesNotContainKeys("rtspUrl", "content", "reason");
  }

  @Test
  void whileAReplacementIsImportedTheOldContentPlays() {
    web.catalog.with(Samples.replacing("a.mp4"));

    JsonObject media = show("a.mp4");

    assertThat(media.getString("state")).isEqualTo("importing");
    assertThat(media.getString("rtspUrl")).isEqualTo("rtsp://media.example:8554/a.mp4");
    assertThat(media).containsKey("content");
  }

  @Test
  void rejectedMediaTellsWhy() {
    web.catalog.with(Samples.rejected("a.mp4", "No video or audio in it."));

    JsonObject media = show("a.mp4");

    assertThat(media.getString("state")).isEqualTo("rejected");
    assertThat(media.getString("reason")).isEqualTo("No video or audio in it.");
    assertThat(media).doesNotContainKeys("progress", "rtspUrl", "content");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 8554, rtsp://media.example:8554/b%20%25%20%C3%A9.mp4",
    "::, 8554, rtsp://media.example:8554/b%20%25%20%C3%A9.mp4",
    "192.0.2.1, 554, rtsp://192.0.2.1:554/b%20%25%20%C3%A9.mp4",
    "2001:db8::1, 8554, rtsp://[2001:db8::1]:8554/b%20%25%20%C3%A9.mp4",
  })
  void rtspUrlIsThatOfTheCallersHostUnlessRtspIsBoundToAnAddress(
      String host, int port, String url) {
    web.catalog.with(Samples.ready("b % é.mp4"));
    web.node = Samples.node(new RtspEndpoint(host, port, 0, 6970), true, 1);

    assertThat(show("b%20%25%20%C3%A9.mp4").getString("rtspUrl")).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "http://media_server:8080, rtsp://media_server:8554/a.mp4",
    "http://media.example, rtsp://media.example:8554/a.mp4",
    "https://[2001:db8::7]:8443, rtsp://[2001:db8::7]:8554/a.mp4",
  })
  void rtspUrlHasTheHostThatTheCallerUsed(String server, String url) throws Exception {
    web.catalog.with(Samples.ready("a.mp4"));
    MockHttpRequest request = MockHttpRequest.get(server + MEDIA + "/a.mp4");

    assertThat(json(web.send(request, Roles.VIEWER)).getString("rtspUrl")).isEqualTo(url);
  }

  @Test
  void whoHasTheDocumentAlreadyGetsNoneAgain() {
    web.catalog.with(Samples.ready("a.mp4"));
    MockHttpResponse first = web.send("GET", MEDIA + "/a.mp4", Roles.VIEWER);
    String tag = first.getOutputHeaders().getFirst("ETag").toString();

    MockHttpResponse second = conditional("GET", "If-None-Match", tag);

    assertThat(first.getOutputHeaders().getFirst("Cache-Control").toString())
        .contains("private", "no-cache");
    assertThat(second.getStatus()).isEqualTo(304);
    assertThat(second.getOutput()).isEmpty();
    web.catalog.with(Samples.replacing("a.mp4"));
    assertThat(conditional("GET", "If-None-Match", tag).getStatus()).isEqualTo(200);
  }

  /** Proxies that compress make a tag weak (RFC 9110 section 13.1). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | If-None-Match | W/TAG            | 304",
        "HEAD   | If-None-Match | W/TAG            | 304",
        "GET    | If-None-Match | TAG              | 304",
        "GET    | If-None-Match | *                | 304",
        "GET    | If-None-Match | 'W/\"x,y\" ,, TAG' | 304",
        "GET    | If-None-Match | 'W/\"x\", \"y\"'   | 200",
        "GET    | If-None-Match | x                | 400",
        "GET    | If-None-Match | '*, TAG'         | 400",
        "GET    | If-None-Match | w/TAG            | 400",
        "DELETE | If-None-Match | W/TAG            | 412",
        "DELETE | If-Match      | W/TAG            | 412",
        "DELETE | If-Match      | '\"x\", W/TAG'   | 412",
        "DELETE | If-Match      | 'W/\"x\", TAG'   | 204",
        "DELETE | If-Match      | *                | 204",
        "DELETE | If-Match      | ,                | 400",
      })
  void ifNoneMatchComparesWeaklyAndIfMatchStrongly(
      String method, String header, String named, int status) {
    web.catalog.with(Samples.ready("a.mp4"));
    String tag =
        web.send("GET", MEDIA + "/a.mp4", Roles.VIEWER)
            .getOutputHeaders()
            .getFirst("ETag")
            .toString();

    assertThat(conditional(method, header, named.replace("TAG", tag)).getStatus())
        .isEqualTo(status);
  }

  @Test
  void mediaOfOtherNodesIsHadButNotReplaced() {
    web.cluster.copies.add(copy("node2", "ab"));

    assertThat(conditional("GET", "If-None-Match", "*").getStatus()).isEqualTo(304);
    assertThat(conditional("GET", "If-None-Match", "\"x\"").getStatus()).isEqualTo(200);
    assertThat(conditional("DELETE", "If-Match", "*").getStatus()).isEqualTo(412);
  }

  @Test
  void whereMediaCanBeDeletedIsTold() {
    web.cluster.copies.add(copy("node3", "ab"));
    web.cluster.copies.add(copy("node2", "ab"));

    MockHttpResponse response = web.send("DELETE", MEDIA + "/a.mp4", Roles.ADMIN);

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(json(response).getString("detail"))
        .isEqualTo("This node has no media named a.mp4; delete it where it is: node2, node3.");
  }

  @Test
  void deletesOnlyWhatTheCallerHasSeen() {
    web.catalog.with(Samples.ready("a.mp4"));

    MockHttpResponse refused = conditional("DELETE", "If-Match", "\"another\"");

    assertThat(refused.getStatus()).isEqualTo(412);
    assertThat(json(refused).getString("type")).isEqualTo("urn:baton:problem:precondition-failed");
    assertThat(web.catalog.records).hasSize(1);
  }

  private MockHttpResponse conditional(String method, String header, String tag) {
    MockHttpRequest request = WebTier.request(method, MEDIA + "/a.mp4").header(header, tag);
    return web.send(request, Roles.ADMIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "a/../b",
        "a/%2e%2e/b",
        "%2e%2e%2fetc%2fpasswd",
        "a%00b",
        "a//b",
        ".hidden",
        "a/.b",
        "c:%5Cx",
        "a%0d%0ab"
      })
  void refusesPathsThatAreNoNames(String path) {
    MockHttpResponse response = web.send("GET", MEDIA + "/" + path, Roles.VIEWER);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:bad-path");
  }

  @Test
  void refusesPathsThatAreTooLong() {
    assertThat(web.send("GET", MEDIA + "/" + "a/".repeat(1024), Roles.VIEWER).getStatus())
        .isEqualTo(400);
    assertThat(web.send("GET", MEDIA + "/" + "a".repeat(256), Roles.VIEWER).getStatus())
        .isEqualTo(400);
  }

  @Test
  void deletes() {
    web.catalog.with(Samples.ready("a/b.mp4"));

    MockHttpResponse response = web.send("DELETE", MEDIA + "/a/b.mp4", Roles.PUBLISHER);

    assertThat(response.getStatus()).isEqualTo(204);
    assertThat(web.catalog.records).isEmpty();
    assertThat(web.send("DELETE", MEDIA + "/a/b.mp4", Roles.PUBLISHER).getStatus()).isEqualTo(404);
  }

  @Test
  void deletesWhatIsBeingStreamedOnlyByForce() {
    web.catalog.with(Samples.ready("a.mp4"));
    web.catalog.sessionsPlaying = 2;

    MockHttpResponse refused = web.send("DELETE", MEDIA + "/a.mp4", Roles.ADMIN);

    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(json(refused).getInt("sessions")).isEqualTo(2);
    assertThat(json(refused).getString("detail"))
        .isEqualTo(
            "a.mp4 is being streamed by 2 session(s); delete it with force=true all the same.");
    assertThat(web.send("DELETE", MEDIA + "/a.mp4?force=true", Roles.ADMIN).getStatus())
        .isEqualTo(204);
  }
}
