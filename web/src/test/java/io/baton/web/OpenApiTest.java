package io.baton.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.journal.MediaState;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.model.cluster.ServiceState;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.MediaKind;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document that the server makes of our annotations, read by another's parser. */
class OpenApiTest {
  private static String document;
  private static SwaggerParseResult parsed;
  private static OpenAPI api;

  @BeforeAll
  static void generate() throws IOException {
    document =
        SmallRyeOpenAPI.builder()
            .withIndex(classes())
            .enableModelReader(false)
            .enableStandardStaticFiles(false)
            .build()
            .toJSON();
    Files.writeString(Path.of("target", "openapi.json"), document);
    parsed = new OpenAPIV3Parser().readContents(document);
    api = parsed.getOpenAPI();
  }

  /** The documents are in the model, in the EAR's library, which the server indexes, too. */
  private static Index classes() throws IOException {
    Indexer indexer = new Indexer();
    for (Path module : List.of(Path.of(""), Path.of("..", "model"))) {
      try (Stream<Path> files = Files.walk(module.resolve("target").resolve("classes"))) {
        files.filter(file -> file.toString().endsWith(".class")).forEach(f -> index(indexer, f));
      }
    }
    return indexer.complete();
  }

  private static void index(Indexer indexer, Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      indexer.index(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isValid() {
    assertThat(parsed.getMessages()).isEmpty();
  }

  @Test
  void describesEveryOperationWithAllItsAnswers() {
    Map<String, String> answers = new TreeMap<>();
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            answers.put(
                                path + " " + method,
                                String.join(
                                    " ", new TreeSet<>(operation.getResponses().keySet())))));

    assertThat(answers)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry("/api/v1/media GET", "200 400 401 403 500 503"),
                entry("/api/v1/media/{path} GET", "200 304 400 401 403 404 412 500 503"),
                entry("/api/v1/media/{path} DELETE", "204 400 401 403 404 409 412 500 503"),
                entry("/api/v1/sessions GET", "200 400 401 403 500 503"),
                entry("/api/v1/sessions/{id} GET", "200 401 403 404 500 503"),
                entry("/api/v1/sessions/{id} DELETE", "204 401 403 404 500 503"),
                entry("/api/v1/sessions/{id}/handoff POST", "200 400 401 403 404 409 500 503"),
                entry("/api/v1/events GET", "200 401 403 429 500 503"),
                entry("/api/v1/node GET", "200 401 403 500 503"),
                entry("/api/v1/nodes GET", "200 400 401 403 500 503"),
                entry("/api/v1/nodes/{name} GET", "200 401 403 404 500 503"),
                entry("/api/v1/nodes/{name}/drain GET", "200 401 403 404 500 503"),
                entry("/api/v1/nodes/{name}/drain PUT", "200 400 401 403 404 500 503"),
                entry("/api/v1/nodes/{name}/drain DELETE", "200 401 403 404 500 503"),
                entry("/api/v1/managers GET", "200 400 401 403 500 503"),
                entry("/api/v1/managers/{name} GET", "200 401 403 404 500 503"),
                entry("/api/v1/supervision GET", "200 400 401 403 500 503"),
                entry("/api/v1/supervision/{provider} GET", "200 401 403 404 500 503"),
                entry("/api/v1/supervision/{provider} PUT", "200 400 401 403 404 500 503"),
                entry("/api/v1/assignments GET", "200 400 401 403 500 503"),
                entry("/api/v1/assignments/{id} GET", "200 401 403 404 500 503"),
                entry("/api/v1/assignments/{id} DELETE", "204 401 403 404 500 503"),
                entry("/api/v1/handoffs GET", "200 401 403 500 503"),
                entry("/api/v1/locate GET", "200 400 401 403 404 500 503"),
                entry("/api/v1/locate/{path} GET", "200 400 401 403 404 500 503"),
                entry("/api/v1/network GET", "200 401 403 500 503"),
                entry("/api/v1/conflicts GET", "200 400 401 403 500 503"),
                entry("/ctp/{path} PUT", "202 400 401 403 408 412 413 415 429 500 503 507"),
                entry("/ctp/{path} DELETE", "204 400 401 403 404 409 412 500 503")));
  }

  @Test
  void everyErrorIsAProblem() {
    for (Operation operation : operations()) {
      operation.getResponses().forEach((status, answer) -> checkError(status, resolve(answer)));
    }
  }

  private static void checkError(String status, ApiResponse answer) {
    if (status.charAt(0) >= '4') {
      assertThat(answer.getContent()).containsOnlyKeys("application/problem+json");
      assertThat(answer.getContent().get("application/problem+json").getSchema().get$ref())
          .isEqualTo("#/components/schemas/Problem");
    }
  }

  private static ApiResponse resolve(ApiResponse answer) {
    return answer.get$ref() == null
        ? answer
        : api.getComponents()
            .getResponses()
            .get(answer.get$ref().substring(answer.get$ref().lastIndexOf('/') + 1));
  }

  /** The parser does not look at that; other validators refuse the document. */
  @Test
  void defaultsAreValuesThatAreAdmitted() {
    List<Parameter> parameters =
        operations().stream()
            .map(Operation::getParameters)
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .filter(parameter -> parameter.getSchema().getDefault() != null)
            .toList();

    assertThat(parameters)
        .hasSizeGreaterThan(10)
        .allSatisfy(parameter -> checkDefault(parameter.getName(), parameter.getSchema()));
  }

  private static void checkDefault(String name, Schema<?> schema) {
    String value = schema.getDefault().toString();
    if (schema.getEnum() != null) {
      assertThat(schema.getEnum()).as(name).map(Object::toString).contains(value);
    }
    if (schema.getPattern() != null) {
      assertThat(value).as(name).matches(schema.getPattern());
    }
  }

  @Test
  void everyOperationHasANameASummaryAndATag() {
    assertThat(operations())
        .allSatisfy(
            operation -> {
              assertThat(operation.getOperationId()).isNotBlank();
              assertThat(operation.getSummary()).isNotBlank();
              assertThat(operation.getTags()).hasSize(1);
            });
    assertThat(operations().stream().map(Operation::getOperationId)).doesNotHaveDuplicates();
  }

  @Test
  void callersAuthenticateWithBasic() {
    assertThat(api.getSecurity()).hasSize(1);
    assertThat(api.getSecurity().get(0)).containsOnlyKeys("basic");
    assertThat(api.getComponents().getSecuritySchemes().get("basic").getScheme())
        .isEqualTo("basic");
  }

  @ParameterizedTest
  @CsvSource({
    "Problem, type title status detail instance",
    "Media, path state nodes copies uploads",
    "Content, sha256 sourceSha256 durationSeconds sizeBytes bitrate tracks leftOut",
    "LeftOutTrack, type reason",
    "MediaList, total offset limit unheard items",
  })
  void documentsTellWhatIsAlwaysThere(String schema, String required) {
    assertThat(schema(schema).getRequired()).containsExactlyInAnyOrder(required.split(" "));
  }

  /** What has no value is absent. */
  @Test
  void nothingIsNull() {
    assertThat(document).doesNotContain("\"null\"");
  }

  @Test
  void wordsAreThoseOfTheService() {
    assertThat(words("Media", "state")).isEqualTo(lowerCase(MediaState.values()));
    assertThat(words("Track", "kind")).isEqualTo(lowerCase(MediaKind.values()));
    assertThat(words("Session", "state")).isEqualTo(lowerCase(SessionState.values()));
    assertThat(words("Assignment", "mode")).isEqualTo(lowerCase(DeliveryMode.values()));
    assertThat(words("Location", "mode")).isEqualTo(lowerCase(DeliveryMode.values()));
    assertThat(words("RecordedSession", "state")).isEqualTo(lowerCase(SessionState.values()));
    assertThat(words("Event", "state")).isEqualTo(lowerCase(SessionState.values()));
    assertThat(words("Event", "reason")).isEqualTo(lowerCase(CloseReason.values()));
    assertThat(words("SupplyChange", "cause")).isEqualTo(lowerCase(SupplyCause.values()));
    assertThat(words("Drain", "state")).isEqualTo(lowerCase(ServiceState.values()));
    assertThat(words("ClusterNode", "state")).isEqualTo(lowerCase(ServiceState.values()));
    assertThat(words("Session", "transport")).isEqualTo(lowerCase(DeliveryTransport.values()));
  }

  @Test
  void locatingTellsItsParameters() {
    Operation locate = api.getPaths().get("/api/v1/locate/{path}").getGet();

    assertThat(locate.getParameters().stream().map(parameter -> parameter.getName()))
        .containsExactlyInAnyOrder("path", "transport", "mode", "client", "explain");
    assertThat(locate.getParameters())
        .allSatisfy(parameter -> assertThat(parameter.getDescription()).isNotBlank());
  }

  private static List<Operation> operations() {
    return api.getPaths().values().stream()
        .map(PathItem::readOperations)
        .flatMap(List::stream)
        .toList();
  }

  private static Schema<?> schema(String name) {
    return api.getComponents().getSchemas().get(name);
  }

  private static List<String> words(String schema, String property) {
    Schema<?> values = schema(schema).getProperties().get(property);
    return values.getEnum().stream().map(Object::toString).toList();
  }

  private static List<String> lowerCase(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }
}
