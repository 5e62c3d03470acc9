package io.baton.web.cluster;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.cluster.Supervision;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisionResourceTest {
  private static final String SUPERVISION = "/api/v1/supervision";

  private final WebTier web = new WebTier();

  @BeforeEach
  void supervise() {
    web.cluster.supervision.put(
        "node3", new Supervision("node3", List.of("node1", "node2", "node3"), Set.of("node1"), 4));
  }

  private MockHttpResponse put(String provider, String body) {
    return web.send(
        WebTier.request("PUT", SUPERVISION + "/" + provider)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body.getBytes(StandardCharsets.UTF_8)),
        Roles.ADMIN);
  }

  @Test
  void tellsWhoIsResponsibleWhoStandsByAndWhoIsPassedOver() {
    JsonObject list = json(web.send("GET", SUPERVISION, Roles.VIEWER));

    JsonObject entry = list.getJsonArray("items").getJsonObject(0);
    assertThat(entry).isEqualTo(json(web.send("GET", SUPERVISION + "/node3", Roles.VIEWER)));
    assertThat(entry.getString("responsible")).isEqualTo("node2");
    assertThat(entry.getString("backup")).isEqualTo("node3");
    assertThat(entry.getJsonArray("managers").getValuesAs(JsonString::getString))
        .containsExactly("node1", "node2", "node3");
    assertThat(entry.getJsonArray("absent").getString(0)).isEqualTo("node1");
    assertThat(entry.getInt("epoch")).isEqualTo(4);
  }

  @Test
  void handsAProviderOver() {
    MockHttpResponse response = put("node3", "{\"manager\": \"node2\"}");

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(json(response).getString("responsible")).isEqualTo("node2");
    assertThat(web.cluster.supervision.get("node3").epoch()).isEqualTo(5);
  }

  @Test
  void refusesProvidersThatAreNotThere() {
    MockHttpResponse response = put("node9", "{\"manager\": \"node2\"}");

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:node-not-found");
  }

  @Test
  void refusesManagersThatDoNotSuperviseIt() {
    MockHttpResponse response = put("node3", "{\"manager\": \"node9\"}");

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).getString("detail"))
        .isEqualTo("No location manager named node9 supervises node3.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "node2",
        "{",
        "[]",
        "null",
        "{}",
        "{\"manager\": 2}",
        "{\"manager\": \"\"}",
        "{\"manager\": null}",
        "{\"manager\": \"node2\"",
      })
  void refusesBodiesThatAreNotAsExpected(String body) {
    MockHttpResponse response = put("node3", body);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).getString("detail")).startsWith("The body must be of the form");
    assertThat(web.cluster.supervision.get("node3").epoch()).isEqualTo(4);
  }

  @Test
  void refusesBodiesThatAreTooLong() {
    assertThat(put("node3", "{\"manager\": \"node2\"}" + " ".repeat(5000)).getStatus())
        .isEqualTo(400);
  }

  @Test
  void takesJsonOnly() {
    MockHttpResponse response =
        web.send(
            WebTier.request("PUT", SUPERVISION + "/node3")
                .contentType(MediaType.TEXT_PLAIN)
                .content(new byte[1]),
            Roles.ADMIN);

    assertThat(response.getStatus()).isEqualTo(415);
  }
}
