package io.baton.client.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baton.client.service.ModelJson;
import io.baton.connector.ofp.Located;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.assignment.StreamCost;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.document.assignment.AssignmentDocument;
import io.baton.model.document.assignment.AssignmentListDocument;
import io.baton.model.document.assignment.LocationDocument;
import io.baton.model.document.cluster.CatalogDocument;
import io.baton.model.document.cluster.ClusterNodeDocument;
import io.baton.model.document.cluster.ClusterNodeListDocument;
import io.baton.model.document.cluster.ConflictDocument;
import io.baton.model.document.cluster.ConflictDocument.HeldDocument;
import io.baton.model.document.cluster.ConflictListDocument;
import io.baton.model.document.cluster.ManagerDocument;
import io.baton.model.document.cluster.ManagerListDocument;
import io.baton.model.document.cluster.NetworkDocument;
import io.baton.model.document.cluster.NetworkDocument.PlaceLink;
import io.baton.model.document.cluster.NetworkDocument.PlacedNetwork;
import io.baton.model.document.cluster.ProviderLoadDocument;
import io.baton.model.document.cluster.SupervisionDocument;
import io.baton.model.document.cluster.SupervisionListDocument;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server writes is what the client reads: with everything in it, and with the least. */
class ClusterDocumentsTest {
  private static final Jsonb SERVER = JsonbBuilder.create();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String CONTENT = "ab".repeat(32);
  private static final Map<String, URI> LINKS =
      Map.of("self", URI.create("http://192.0.2.11:8080/baton/api/v1/x/y%20z"));
  private static final List<ScoreFactor> FACTORS =
      List.of(new ScoreFactor("bandwidth.available", "7.9 of 8.0 Gbit/s", 0.98));

  private static final Candidate EXPLAINED =
      new Candidate(
          "node-3",
          "films/a.mp4",
          CONTENT,
          "rtsp://192.0.2.13:8554/films/a.mp4",
          true,
          0.98,
          Optional.of(new StreamCost(2_155_423, 2_111_731)),
          FACTORS);
  private static final Candidate BARE =
      new Candidate(
          "node-2",
          "films/b.mp4",
          CONTENT,
          "rtsp://192.0.2.12:8554/films/b.mp4",
          false,
          0,
          Optional.empty(),
          List.of());

  private final JsonMapper client = ModelJson.mapper().build();

  static Stream<Record> documents() {
    return Stream.of(
        new ClusterNodeListDocument(2, List.of(node(), bareNode())),
        new ManagerListDocument(2, List.of(manager(), silentManager())),
        new SupervisionListDocument(2, List.of(supervision(), unsupervised())),
        new AssignmentListDocument(7, 5, 2, List.of(assignment(), anonymousAssignment())),
        new LocationDocument("direct", List.of(EXPLAINED, BARE)),
        new NetworkDocument(
            NOON,
            3600.5,
            List.of(new PlacedNetwork("10.1.0.0/16", "paris")),
            List.of(
                new PlaceLink(
                    "berlin",
                    "paris",
                    Optional.of(1_000_000_000L),
                    Optional.of(0.012),
                    0.625,
                    6_000_000,
                    0.12),
                new PlaceLink("paris", "rome", Optional.empty(), Optional.empty(), 0.5, 0, 0))),
        new ConflictListDocument(
            1,
            0,
            100,
            List.of(new ConflictDocument("a.mp4", List.of(new HeldDocument("node-2", CONTENT))))));
  }

  private static ClusterNodeDocument node() {
    return new ClusterNodeDocument(
        "node-1",
        true,
        NOON,
        List.of("portal", "provider"),
        "192.0.2.11",
        8554,
        5683,
        8080,
        Optional.of("berlin"),
        5,
        List.of("node-2", "node-1"),
        Optional.of(load()),
        Optional.of(new CatalogDocument(7, 120, 0.08)),
        LINKS);
  }

  private static ClusterNodeDocument bareNode() {
    return new ClusterNodeDocument(
        "node-2",
        false,
        NOON,
        List.of(),
        "192.0.2.12",
        8554,
        5683,
        8080,
        Optional.empty(),
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        LINKS);
  }

  private static ProviderLoadDocument load() {
    return new ProviderLoadDocument(
        true,
        true,
        Optional.of("no bandwidth"),
        NOON,
        0.12,
        42,
        3,
        2,
        5_000,
        4_000_000,
        3_000_000,
        6_000_000,
        4_000_001,
        8_000_000_000L,
        0.25,
        0.2,
        0.9,
        0.0025,
        500_000_000,
        1_000_000_000,
        80_000_000_000L,
        7,
        9,
        Optional.of(20.0),
        Optional.of(0.0003),
        Optional.of(3.0),
        Map.of("paris", 3_000_000L));
  }

  private static ManagerDocument manager() {
    return new ManagerDocument(
        "node-1",
        true,
        Optional.of(12.5),
        Optional.of(1),
        Optional.of(0.002),
        Optional.of(NOON),
        List.of("node-3"),
        List.of("node-1"),
        Optional.of("node-2"),
        4,
        LINKS);
  }

  private static ManagerDocument silentManager() {
    return new ManagerDocument(
        "node-2",
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        0,
        LINKS);
  }

  private static SupervisionDocument supervision() {
    return new SupervisionDocument(
        "node-3",
        Optional.of("node-1"),
        Optional.of("node-2"),
        List.of("node-4", "node-1", "node-2"),
        List.of("node-4"),
        3,
        LINKS);
  }

  private static SupervisionDocument unsupervised() {
    return new SupervisionDocument(
        "node-4", Optional.empty(), Optional.empty(), List.of(), List.of(), 0, LINKS);
  }

  private static AssignmentDocument assignment() {
    return assignment(Optional.of("viv"), Optional.of(FACTORS));
  }

  private static AssignmentDocument anonymousAssignment() {
    return assignment(Optional.empty(), Optional.empty());
  }

  private static AssignmentDocument assignment(
      Optional<String> user, Optional<List<ScoreFactor>> explanation) {
    return new AssignmentDocument(
        "a1",
        "films/a.mp4",
        CONTENT,
        "192.0.2.7",
        user,
        "relay",
        "node-1",
        "node-2",
        "node-3",
        List.of(new ServiceComponent(ServiceComponent.DELIVERY, "node-3", "192.0.2.13", 8554)),
        2_128_000,
        NOON,
        1,
        explanation,
        LINKS);
  }

  /** As the server does. */
  private static String written(Object document) {
    return SERVER.toJson(document);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theClientReadsWhatTheServerWrites(Record document) throws Exception {
    Record read = client.readValue(written(document), document.getClass());

    assertThat(read).isEqualTo(document);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void bothWriteTheSame(Record document) throws Exception {
    JsonMapper writer =
        ModelJson.mapper()
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    assertThat(writer.writeValueAsString(document)).isEqualTo(written(document));
  }

  @Test
  void whatIsNotKnownIsAbsent() throws Exception {
    JsonNode candidates =
        client.readTree(written(new LocationDocument("relay", List.of(EXPLAINED, BARE))));

    assertThat(candidates.at("/candidates/0/explanation/0/factor").asText())
        .isEqualTo("bandwidth.available");
    assertThat(candidates.at("/candidates/1/explanation").isMissingNode()).isTrue();
    assertThat(candidates.at("/candidates/1/cost").isMissingNode()).isTrue();
    assertThat(client.readTree(written(silentManager())).has("measured")).isFalse();
    assertThat(client.readTree(written(anonymousAssignment())).has("user")).isFalse();
  }

  /** The answer to look-ups is the same over OFP. */
  @Test
  void aLocationIsThatOfOfp() throws Exception {
    String json = written(new LocationDocument("direct", List.of(EXPLAINED, BARE)));

    assertThat(client.readValue(json, Located.class))
        .isEqualTo(new Located(DeliveryMode.DIRECT, List.of(EXPLAINED, BARE)));
  }

  /** Some members are newer than the first servers, and servers may be newer than the client. */
  @Test
  void readsWhatOtherVersionsWrite() throws Exception {
    ProviderLoadDocument load =
        client.readValue("{\"alive\": true, \"mood\": \"good\"}", ProviderLoadDocument.class);

    assertThat(load.alive()).isTrue();
    assertThat(load.reservedBandwidth()).isZero();
    assertThat(load.refusal()).isEmpty();
    assertThat(load.promisedPlaces()).isEmpty();
  }
}
