package io.baton.web.problem;

import static io.baton.web.WebTier.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.node.EngineUnavailableException;
import io.baton.web.WebTier;
import io.baton.web.security.Roles;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
  private final WebTier web = new WebTier();

  private static JsonObject problem(MockHttpResponse response, int status) {
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getOutputHeaders().getFirst("Content-Type"))
        .hasToString("application/problem+json");
    assertThat(response.getOutputHeaders().getFirst("Cache-Control")).hasToString("no-store");
    JsonObject problem = json(response);
    assertThat(problem.getInt("status")).isEqualTo(status);
    return problem;
  }

  @Test
  void hasTheMembersOfTheRfcAndNoOthers() {
    MockHttpResponse response = web.send("GET", "/api/v1/media/no%20such.mp4", Roles.VIEWER);

    JsonObject problem = problem(response, 404);

    assertThat(problem.keySet()).containsExactly("type", "title", "status", "detail", "instance");
    assertThat(problem.getString("type")).isEqualTo("urn:baton:problem:media-not-found");
    assertThat(problem.getString("title")).isEqualTo("No such media");
    assertThat(problem.getString("detail")).isEqualTo("There is no media named no such.mp4.");
    assertThat(problem.getString("instance")).isEqualTo("/api/v1/media/no%20such.mp4");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere, 404, not-found",
    "GET, /api/v1, 404, not-found",
    "POST, /api/v1/media, 405, method-not-allowed",
    "PUT, /api/v1/node, 405, method-not-allowed",
    "GET, /ctp/a.mp4, 405, method-not-allowed",
  })
  void refusalsOfTheImplementationAreProblemsToo(
      String method, String path, int status, String type) {
    JsonObject problem = problem(web.send(method, path, Roles.ADMIN), status);

    assertThat(problem.getString("type")).isEqualTo("urn:baton:problem:" + type);
    assertThat(problem.getString("detail")).doesNotContain("RESTEASY");
  }

  @Test
  void whatIsNotAcceptableIsAnsweredWithAProblemAllTheSame() {
    MockHttpResponse response =
        web.send(WebTier.request("GET", "/api/v1/node").accept("text/html"), Roles.VIEWER);

    assertThat(problem(response, 406).getString("type"))
        .isEqualTo("urn:baton:problem:not-acceptable");
  }

  @Test
  void refusedMethodsNameTheAllowedOnes() {
    MockHttpResponse response = web.send("POST", "/api/v1/media", Roles.ADMIN);

    assertThat(response.getOutputHeaders().getFirst("Allow").toString()).contains("GET");
  }

  @Test
  void failuresTellTheirIdAndNothingElse() {
    web.catalog.findFailure = new EJBException(new IllegalStateException("secret"));

    JsonObject problem = problem(web.send("GET", "/api/v1/media/a.mp4", Roles.VIEWER), 500);

    assertThat(problem.getString("type")).isEqualTo("urn:baton:problem:internal");
    assertThat(problem.getString("errorId")).hasSize(36);
    assertThat(problem.toString()).doesNotContain("secret", "Exception");
  }

  @Test
  void anEngineThatIsDownIsUnavailable() {
    web.catalog.findFailure = new EngineUnavailableException(null);

    JsonObject problem = problem(web.send("GET", "/api/v1/media/a.mp4", Roles.VIEWER), 503);

    assertThat(problem.getString("detail"))
        .isEqualTo("The streaming engine of this node is not running.");
  }

  @Test
  void aBeanThatRefusesIsForbidden() {
    web.catalog.findFailure = new EJBAccessException("WFLYEJB0364: invocation is not allowed");

    JsonObject problem = problem(web.send("GET", "/api/v1/media/a.mp4", Roles.VIEWER), 403);

    assertThat(problem.getString("detail")).doesNotContain("WFLYEJB");
  }

  @Test
  void aStatusWithoutAKindIsAboutBlank() {
    Problem problem = Problem.ofStatus(418, "I'm a teapot", "/x");

    assertThat(problem.type()).isEqualTo("about:blank");
    assertThat(problem.title()).isEqualTo("I'm a teapot");
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void kindsAreDocumented(ProblemType type) throws Exception {
    String docs = Files.readString(Path.of("..", "docs", "api.md"));

    assertThat(docs).contains("| `" + type.slug() + "` | " + type.status() + " |");
  }
}
