package io.baton.web.cluster;

import io.baton.overview.ManagerState;
import io.baton.overview.ManagerView;
import io.baton.web.api.Seconds;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param links where to read on
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
    @Schema(description = "Requests that it answers, mean; absent if it does not answer")
        Double requestsPerSecond,
    @Schema(description = "Requests in hand; absent if it does not answer") Integer pending,
    @Schema(description = "How long its answer took; absent if there was none")
        Double roundTripSeconds,
    @Schema(description = "When it answered; absent if it does not") Instant measured,
    @Schema(required = true, description = "Providers that it is responsible for")
        List<String> responsible,
    @Schema(required = true, description = "Providers whose manager it would replace")
        List<String> standby,
    @Schema(description = "Manager that stands in for it, if there is one", examples = "node-2")
        String backup,
    @Schema(required = true, description = "Streams assigned by it that are recorded")
        int assignments,
    @Schema(required = true, description = "Where to read on") Map<String, URI> links) {
  static ManagerDocument of(ManagerView manager, Links links) {
    return new ManagerDocument(
        manager.name(),
        manager.state().isPresent(),
        manager.state().map(ManagerState::load).orElse(null),
        manager.state().map(ManagerState::pending).orElse(null),
        manager.state().map(ManagerState::roundTrip).map(Seconds::of).orElse(null),
        manager.state().map(ManagerState::measured).orElse(null),
        manager.responsible(),
        manager.standby(),
        manager.backup().orElse(null),
        manager.assignments(),
        links
            .to("self", ManagerResource.COLLECTION, manager.name())
            .to("node", ClusterNodeResource.COLLECTION, manager.name())
            .toList("assignments", AssignmentResource.COLLECTION, "manager", manager.name())
            .build());
  }
}
