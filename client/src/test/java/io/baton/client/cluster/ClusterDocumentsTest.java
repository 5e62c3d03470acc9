package io.baton.client.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baton.client.service.ModelJson;
import io.baton.connector.ofp.Located;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.StreamCost;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.document.assignment.LocationDocument;
import io.baton.model.document.cluster.ProviderLoadDocument;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is special of the documents of the cluster; what they have in common is tested with all. */
class ClusterDocumentsTest {
  private static final String CONTENT = "ab".repeat(32);
  private static final List<Candidate> CANDIDATES =
      List.of(
          new Candidate(
              "node-3",
              "films/a.mp4",
              CONTENT,
              "rtsp://192.0.2.13:8554/films/a.mp4",
              true,
              0.98,
              Optional.of(new StreamCost(2_155_423, 2_111_731)),
              List.of(new ScoreFactor("bandwidth.available", "7.9 of 8.0 Gbit/s", 0.98))),
          new Candidate(
              "node-2",
              "films/b.mp4",
              CONTENT,
              "rtsp://192.0.2.12:8554/films/b.mp4",
              false,
              0,
              Optional.empty(),
              List.of()));

  private final JsonMapper client = ModelJson.mapper().build();

  /** As the server writes it. */
  private static String location() {
    return JsonbBuilder.create().toJson(new LocationDocument("direct", CANDIDATES));
  }

  @Test
  void anExplanationThatWasNotAskedForIsAbsent() throws Exception {
    JsonNode candidates = client.readTree(location()).path("candidates");

    assertThat(candidates.path(0).fieldNames())
        .toIterable()
        .containsExactly(
            "node", "path", "content", "uri", "eligible", "score", "cost", "explanation");
    assertThat(candidates.at("/0/explanation/0").fieldNames())
        .toIterable()
        .containsExactly("factor", "value", "contribution");
    assertThat(candidates.path(1).fieldNames())
        .toIterable()
        .containsExactly("node", "path", "content", "uri", "eligible", "score");
    assertThat(client.readValue(location(), LocationDocument.class).candidates())
        .isEqualTo(CANDIDATES);
  }

  /** The answer to look-ups is the same over OFP. */
  @Test
  void aLocationIsThatOfOfp() throws Exception {
    assertThat(client.readValue(location(), Located.class))
        .isEqualTo(new Located(DeliveryMode.DIRECT, CANDIDATES));
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
