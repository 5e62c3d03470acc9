package io.baton.web.cluster.location;

import io.baton.model.assignment.ScoreFactor;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One consideration in judging a node.
 *
 * @param factor what was considered
 * @param value what it was, in words and units
 * @param contribution what it added to the score
 */
@Schema(name = "Factor", description = "One consideration in judging a node")
@JsonbPropertyOrder({"factor", "value", "contribution"})
public record FactorDocument(
    @Schema(required = true, description = "What was considered", examples = "bandwidth.available")
        String factor,
    @Schema(required = true, description = "What it was", examples = "5.2 of 8.0 Gbit/s")
        String value,
    @Schema(
            required = true,
            description = "What it added to the score; negative if it speaks against the node",
            examples = "0.65")
        double contribution) {
  /** The factors, or null if there are none: they are then left out of the document. */
  public static List<FactorDocument> ofAll(List<ScoreFactor> factors) {
    return factors.isEmpty()
        ? null
        : factors.stream()
            .map(factor -> new FactorDocument(factor.name(), factor.value(), factor.contribution()))
            .toList();
  }
}
