package io.baton.web.cluster;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import java.util.List;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainResourceTest {
  private static final String DRAIN = "/api/v1/nodes/node2/drain";

  private final WebTier web = new WebTier();

  @BeforeEach
  void join() {
    web.cluster.nodes.add(Samples.nodeView("node2"));
  }

  private MockHttpResponse send(String method, String path) {
    return web.send(method, path, Roles.ADMIN);
  }

  @Test
  void aNodeIsDrainedAndTakesStreamsAgain() {
    assertThat(json(send("GET", DRAIN)).getString("state")).isEqualTo("running");

    JsonObject drained = json(send("PUT", DRAIN + "?timeout=90"));
    assertThat(drained.getString("node")).isEqualTo("node2");
    assertThat(drained.getString("state")).isEqualTo("draining");
    assertThat(drained.getInt("supplies")).isEqualTo(3);
    assertThat(drained.getInt("sessions")).isEqualTo(2);
    assertThat(drained.getInt("bytesLeft")).isEqualTo(12_400_000);
    assertThat(drained.getJsonNumber("timeLeftSeconds").doubleValue()).isEqualTo(90);
    assertThat(json(send("GET", DRAIN))).isEqualTo(drained);

    assertThat(json(send("DELETE", DRAIN)).getString("state")).isEqualTo("running");
    assertThat(json(send("DELETE", DRAIN)).getString("state")).isEqualTo("running");
  }

  @Test
  void withoutATimeoutThereIsNoLimit() {
    assertThat(json(send("PUT", DRAIN))).doesNotContainKey("timeLeftSeconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "604801", "soon", "", "1.5"})
  void refusesTimesThatAreNone(String timeout) {
    MockHttpResponse response = send("PUT", DRAIN + "?timeout=" + timeout);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).getString("detail")).contains("from 0 to 604800");
    assertThat(web.cluster.drains).isEmpty();
  }

  @Test
  void refusesNodesThatAreNotThere() {
    for (String method : List.of("GET", "PUT", "DELETE")) {
      MockHttpResponse response = send(method, "/api/v1/nodes/node9/drain");
      assertThat(response.getStatus()).isEqualTo(404);
      assertThat(json(response).getString("type")).isEqualTo("urn:baton:problem:node-not-found");
    }
  }

  @Test
  void aNodeThatDoesNotAnswerIsUnavailable() {
    web.cluster.failure = new OfpException(OfpStatus.TIMEOUT, "node2 does not answer");

    MockHttpResponse response = send("PUT", DRAIN);

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(json(response).getString("detail")).isEqualTo("node2 does not answer.");
  }

  /** The answering node is node1. */
  @Test
  void theNodeItselfTellsToo() {
    web.cluster.nodes.add(Samples.nodeView("node1"));
    send("PUT", "/api/v1/nodes/node1/drain");

    JsonObject node = json(send("GET", "/api/v1/node"));

    assertThat(node.getJsonObject("drain").getString("state")).isEqualTo("draining");
  }

  @Test
  void theListOfNodesTellsTheStateOfEach() {
    JsonObject node = json(send("GET", "/api/v1/nodes/node2"));

    assertThat(node.getString("state")).isEqualTo("running");
    assertThat(node.getJsonObject("links").getString("drain")).isEqualTo(DRAIN);
  }
}
