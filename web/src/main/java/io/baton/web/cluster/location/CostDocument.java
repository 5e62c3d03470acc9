package io.baton.web.cluster.location;

import io.baton.model.assignment.StreamCost;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a stream would cost.
 *
 * @param provider bits a second that its provider would send
 * @param anchor bits a second that the node which the client talks to would pass on
 */
@Schema(name = "StreamCost", description = "What a stream would cost, as estimated beforehand")
@JsonbPropertyOrder({"provider", "anchor"})
public record CostDocument(
    @Schema(
            required = true,
            description = "Bits a second that the node would send",
            examples = "2155423")
        long provider,
    @Schema(
            required = true,
            description =
                "Bits a second that the node which the client talks to would pass on; 0 if it is the"
                    + " same node, or passes nothing on",
            examples = "2111731")
        long anchor) {
  static CostDocument of(StreamCost cost) {
    return new CostDocument(cost.provider(), cost.anchor());
  }
}
