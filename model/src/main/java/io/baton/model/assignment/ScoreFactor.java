package io.baton.model.assignment;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One consideration in judging a candidate.
 *
 * @param name what was considered, such as {@code bandwidth.available}; {@code factor} in documents
 * @param value what it was, in words and units: {@code "5.2 of 8.0 Gbit/s"}
 * @param contribution what it added to the score, negative if it speaks against the node
 */
@Schema(name = "Factor", description = "One consideration in judging a node")
@JsonbPropertyOrder({"name", "value", "contribution"})
public record ScoreFactor(
    @JsonbProperty("factor")
        @Schema(
            required = true,
            description = "What was considered",
            examples = "bandwidth.available")
        String name,
    @Schema(required = true, description = "What it was", examples = "5.2 of 8.0 Gbit/s")
        String value,
    @Schema(
            required = true,
            description = "What it added to the score; negative if it speaks against the node",
            examples = "0.65")
        double contribution) {}
