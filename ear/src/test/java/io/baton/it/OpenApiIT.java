package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the interface as a node serves it, and that it is true. */
@ExtendWith(SharedNode.class)
class OpenApiIT {
  private final URI root;
  private final BatonHttp anyone;
  private final LocalCluster node;

  OpenApiIT(LocalCluster node) {
    this.node = node;
    root = node.http(1).resolve("/");
    anyone = new BatonHttp(root, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "YAML"})
  void isValid(String format) {
    SwaggerParseResult parsed = parse(format);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).startsWith("3.1");
    assertThat(parsed.getOpenAPI().getPaths()).containsKey("/baton/api/v1/media/{path}");
  }

  /** The library that has them is read by the server in another way than the application itself. */
  @Test
  void describesEachDocumentOnceAndWhole() {
    Components components = parse("JSON").getOpenAPI().getComponents();

    assertThat(components.getSchemas())
        .containsKeys("Media", "Session", "Node", "ClusterNode", "Assignment")
        .allSatisfy(
            (name, schema) -> {
              assertThat(name).doesNotMatch(".*\\d");
              assertThat(schema).as(name).extracting("properties").isNotNull();
            });
  }

  /**
   * Relative, so that it is right whatever host and port the client used; paths begin at its root.
   */
  @Test
  void itsServerIsTheOneThatWasAsked() {
    List<Server> servers = parse("JSON").getOpenAPI().getServers();

    assertThat(servers).hasSize(1);
    assertThat(root.resolve("/openapi").resolve(servers.get(0).getUrl())).isEqualTo(root);
  }

  @Test
  void whatItDescribesIsThere() {
    OpenAPI api = parse("JSON").getOpenAPI();
    BatonHttp admin =
        new BatonHttp(root.resolve(api.getServers().get(0).getUrl()), Optional.of(node.admin()));

    assertThat(api.getPaths().entrySet())
        .filteredOn(path -> path.getValue().getGet() != null && !path.getKey().contains("{"))
        .filteredOn(path -> !path.getKey().endsWith("/locate"))
        .filteredOn(path -> !path.getKey().endsWith("/events"))
        .hasSizeGreaterThan(6)
        .allSatisfy(
            path -> assertThat(admin.get(path.getKey().substring(1)).statusCode()).isEqualTo(200));
  }

  /** They go on for as long as somebody listens. */
  @Test
  void eventsAreAStream() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(node.http(1).resolve("api/v1/events"))
            .header("Authorization", node.admin().basic())
            .build();
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    answer.body().close();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
  }

  @Test
  void unknownParametersAreRefused() {
    BatonHttp admin = new BatonHttp(node.http(1), Optional.of(node.admin()));

    for (String resource : List.of("media", "sessions", "nodes", "node", "assignments")) {
      HttpResponse<String> answer = admin.get("api/v1/" + resource + "?colour=red");
      assertThat(answer.statusCode()).as(resource).isEqualTo(400);
      assertThat(answer.body()).contains("There is no parameter colour");
    }
  }

  private SwaggerParseResult parse(String format) {
    HttpResponse<String> answer = anyone.get("openapi?format=" + format);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new OpenAPIV3Parser().readContents(answer.body());
  }
}
