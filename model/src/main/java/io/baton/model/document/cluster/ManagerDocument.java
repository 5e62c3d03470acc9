package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A service location manager.
 *
 * @param name of its node
 * @param answers whether it answered when it was asked, at most a second ago
 * @param requestsPerSecond that it answers, mean over the last seconds
 * @param pending requests in hand
 * @param roundTripSeconds how long its answer took
 * @param measured when it answered
 * @param responsible providers that it is responsible for
 * @param standby providers whose responsible manager it would replace
 * @param backup manager that stands in for it, if there is one
 * @param assignments streams assigned by it that are recorded
 * @param links where to read on: references without a host
 */
@Schema(name = "Manager", description = "A service location manager (SLM)")
@JsonbPropertyOrder({
  "name",
  "answers",
  "requestsPerSecond",
  "pending",
  "roundTripSeconds",
  "measured",
  "responsible",
  "standby",
  "backup",
  "assignments",
  "links"
})
public record ManagerDocument(
    @Schema(required = true, description = "Name of its node", examples = "node-1") String name,
    @Schema(
            required = true,
            description = "Whether it answered when it was asked, at most a second ago")
        boolean answers,
    @Schema(
            nullable = false,
            description = "Requests that it answers, mean; absent if it does not answer")
        Optional<Double> requestsPerSecond,
    @Schema(nullable = false, description = "Requests in hand; absent if it does not answer")
        Optional<Integer> pending,
    @Schema(nullable = false, description = "How long its answer took; absent if there was none")
        Optional<Double> roundTripSeconds,
    @Schema(nullable = false, description = "When it answered; absent if it does not")
        Optional<Instant> measured,
    @Schema(required = true, description = "Providers that it is responsible for")
        List<String> responsible,
    @Schema(required = true, description = "Providers whose manager it would replace")
        List<String> standby,
    @Schema(
            nullable = false,
            description = "Manager that stands in for it, if there is one",
            examples = "node-2")
        Optional<String> backup,
    @Schema(required = true, description = "Streams assigned by it that are recorded")
        int assignments,
    @Schema(required = true, description = "Where to read on, without a host")
        Map<String, String> links) {
  public ManagerDocument {
    responsible = List.copyOf(responsible);
    standby = List.copyOf(standby);
    links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
  }
}
