package io.baton.web.cluster;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.json.JsonObject;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentResourceTest {
  private static final String ASSIGNMENTS = "/api/v1/assignments";

  private final WebTier web = new WebTier();

  @BeforeEach
  void assign() {
    web.cluster.assignments.add(Samples.assignment("a3", "node3"));
    web.cluster.assignments.add(Samples.assignment("a2", "node2"));
    web.cluster.assignments.add(Samples.assignment("a1", "node3"));
  }

  private JsonObject list(String query) {
    return json(web.send("GET", ASSIGNMENTS + query, Roles.PUBLISHER));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 3",
    "?provider=node3, 2",
    "?provider=node9, 0",
    "?manager=node2, 3",
    "?manager=node2&provider=node2, 1",
    "?anchor=node1, 3",
    "?anchor=node2, 0",
    "?path=films/a.mp4, 3",
    "?path=films/b.mp4, 0",
  })
  void listsThoseThatAreWanted(String query, int expected) {
    assertThat(list(query).getInt("total")).isEqualTo(expected);
  }

  @Test
  void listsAPage() {
    JsonObject page = list("?provider=node3&offset=1&limit=5");

    assertThat(page.getInt("total")).isEqualTo(2);
    assertThat(page.getInt("offset")).isEqualTo(1);
    assertThat(page.getJsonArray("items")).hasSize(1);
    JsonObject item = page.getJsonArray("items").getJsonObject(0);
    assertThat(item.getString("id")).isEqualTo("a1");
    assertThat(item).doesNotContainKey("explanation");
  }

  @Test
  void tellsWhyThisNode() {
    JsonObject assignment = json(web.send("GET", ASSIGNMENTS + "/a3", Roles.PUBLISHER));

    assertThat(assignment.getString("provider")).isEqualTo("node3");
    assertThat(assignment.getString("manager")).isEqualTo("node2");
    assertThat(assignment.getString("anchor")).isEqualTo("node1");
    assertThat(assignment.getString("mode")).isEqualTo("relay");
    assertThat(assignment.getString("user")).isEqualTo("viv");
    assertThat(assignment.getJsonArray("components").getJsonObject(0).getString("name"))
        .isEqualTo("delivery");
    JsonObject factor = assignment.getJsonArray("explanation").getJsonObject(0);
    assertThat(factor.getString("factor")).isEqualTo("bandwidth.available");
    assertThat(factor.getString("value")).isEqualTo("7.9 of 8.0 Gbit/s");
    assertThat(factor.getJsonNumber("contribution").doubleValue()).isEqualTo(0.98);
    assertThat(assignment.getJsonObject("links").getString("provider"))
        .isEqualTo("/api/v1/nodes/node3");
  }

  @Test
  void endsOne() {
    assertThat(web.send("DELETE", ASSIGNMENTS + "/a2", Roles.ADMIN).getStatus()).isEqualTo(204);

    assertThat(list("").getInt("total")).isEqualTo(2);
    assertThat(web.send("DELETE", ASSIGNMENTS + "/a2", Roles.ADMIN).getStatus()).isEqualTo(404);
  }

  @Test
  void whatIsGoneIsNotFound() {
    MockHttpResponse response = web.send("GET", ASSIGNMENTS + "/gone", Roles.ADMIN);

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(json(response).getString("type"))
        .isEqualTo("urn:baton:problem:assignment-not-found");
  }

  @Test
  void aNodeThatDoesNotAnswerIsUnavailable() {
    web.cluster.failure = new OfpException(OfpStatus.TIMEOUT, "node-3 does not answer");

    MockHttpResponse response = web.send("DELETE", ASSIGNMENTS + "/a2", Roles.ADMIN);

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(json(response).getString("detail")).isEqualTo("node-3 does not answer.");
  }
}
