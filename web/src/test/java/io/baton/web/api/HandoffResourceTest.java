package io.baton.web.api;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandoffResourceTest {
  private final WebTier web = new WebTier();

  private MockHttpResponse handOff(String query) {
    return web.send("POST", "/api/v1/sessions/s1/handoff" + query, Roles.ADMIN);
  }

  @Test
  void tellsWhoSuppliesTheSessionFromNowOn() {
    JsonObject handoff = json(handOff("?to=node4"));

    assertThat(handoff.getString("session")).isEqualTo("s1");
    assertThat(handoff.getString("assignment")).isEqualTo("a2");
    assertThat(handoff.getString("from")).isEqualTo("node2");
    assertThat(handoff.getString("to")).isEqualTo("node4");
    assertThat(handoff.getJsonArray("explanation").getJsonObject(0).getString("factor"))
        .isEqualTo("bandwidth.available");
  }

  @Test
  void withoutANodeTheBestOneIsTaken() {
    assertThat(json(handOff("")).getString("to")).isEqualTo("node3");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, 404, session-not-found, There is no session of id s1.",
    "NO_CAPACITY, 409, no-other-supplier, why.",
    "BAD_REQUEST, 400, bad-request, why.",
    "UNAVAILABLE, 503, unavailable, why.",
    "NOT_READY, 503, unavailable, why.",
    "TIMEOUT, 503, unavailable, why.",
  })
  void saysWhyItCannotBe(OfpStatus status, int expected, String type, String detail) {
    web.cluster.failure = new OfpException(status, "why");

    MockHttpResponse response = handOff("?to=node4");

    assertThat(response.getStatus()).isEqualTo(expected);
    assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:" + type);
    assertThat(json(response).getString("detail")).isEqualTo(detail);
  }

  @Test
  void refusesParametersThatItDoesNotHave() {
    assertThat(handOff("?from=node4").getStatus()).isEqualTo(400);
  }
}
