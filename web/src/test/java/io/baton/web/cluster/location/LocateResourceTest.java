package io.baton.web.cluster.location;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocateResourceTest {
  private static final String HERE = WebTier.CALLER;
  private static final String LOCATE = "/api/v1/locate";

  private final WebTier web = new WebTier();

  private MockHttpResponse get(String pathAndQuery) {
    return web.send("GET", LOCATE + pathAndQuery, Roles.VIEWER);
  }

  @Test
  void listsCandidatesBestFirst() {
    web.cluster.candidates.add(Samples.candidate("node3"));
    web.cluster.candidates.add(Samples.candidate("node2"));

    JsonObject location = json(get("/films/a.mp4?explain=true"));

    assertThat(location.getString("mode")).isEqualTo("relay");
    assertThat(location.getJsonArray("candidates")).hasSize(2);
    JsonObject best = location.getJsonArray("candidates").getJsonObject(0);
    assertThat(best.getString("node")).isEqualTo("node3");
    assertThat(best.getString("uri")).isEqualTo("rtsp://192.0.2.1:8554/films/a.mp4");
    assertThat(best.getBoolean("eligible")).isTrue();
    assertThat(best.getJsonNumber("score").doubleValue()).isEqualTo(0.98);
    assertThat(best.getJsonArray("explanation").getJsonObject(0).getString("factor"))
        .isEqualTo("bandwidth.available");
    assertThat(best.getJsonObject("cost").getInt("provider")).isEqualTo(2_155_423);
    assertThat(best.getJsonObject("cost").getInt("anchor")).isEqualTo(2_111_731);
  }

  @Test
  void asksAsTheCallerWants() {
    web.cluster.candidates.add(Samples.candidate("node3"));

    get("/b%20c/d.mp4");
    get("/a.mp4?transport=TCP&mode=redirect&explain=true");
    get("?content=" + "ab".repeat(32));

    assertThat(web.cluster.located)
        .containsExactly(
            new Locate("b c/d.mp4", "", DeliveryTransport.UDP, Optional.empty(), HERE, false),
            new Locate(
                "a.mp4", "", DeliveryTransport.TCP, Optional.of(DeliveryMode.REDIRECT), HERE, true),
            new Locate("", "ab".repeat(32), DeliveryTransport.UDP, Optional.empty(), HERE, false));
  }

  @Test
  void publishersAskForOthers() {
    web.cluster.candidates.add(Samples.candidate("node3"));

    web.send("GET", LOCATE + "/a.mp4?client=2001:db8::7", Roles.PUBLISHER);

    assertThat(web.cluster.located).extracting(Locate::client).containsExactly("2001:db8::7");
  }

  @Test
  void whatNobodyHasIsNotFound() {
    MockHttpResponse response = get("/a.mp4");

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:media-not-found");
    assertThat(json(response).getString("detail")).isEqualTo("There is no media named a.mp4.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?content=",
        "?content=xyz",
        "?content=ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB",
        "/a.mp4?transport=smoke",
        "/a.mp4?transport=",
        "/a.mp4?mode=smoke",
        "/a.mp4?mode=",
        "/a.mp4?explain=maybe",
        "/a.mp4?client=",
        "/a.mp4?client=player.example.org",
        "/a%00b",
        "/a/../b",
        "/.a",
      })
  void refusesWhatIsNotUnderstood(String pathAndQuery) {
    MockHttpResponse response = get(pathAndQuery);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).getString("detail")).endsWith(".");
    assertThat(web.cluster.located).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BAD_REQUEST, 400, bad-request",
    "FORBIDDEN, 403, forbidden",
    "NOT_FOUND, 404, media-not-found",
    "WRONG_ROLE, 503, unavailable",
    "NO_CAPACITY, 503, unavailable",
    "UNAVAILABLE, 503, unavailable",
    "NOT_READY, 503, unavailable",
    "TIMEOUT, 503, unavailable",
    "UNREACHABLE, 503, unavailable",
    "INTERNAL, 500, internal",
  })
  void failuresOfTheLocationServiceHaveTheirStatus(OfpStatus reason, int status, String type) {
    web.cluster.failure = new OfpException(reason, "what it says", 7);

    MockHttpResponse response = get("/a.mp4");

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:" + type);
    assertThat(response.getOutputHeaders().getFirst("Retry-After")).hasToString("7");
  }
}
