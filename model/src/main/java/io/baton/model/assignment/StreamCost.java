package io.baton.model.assignment;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a stream would cost (R21), as estimated before it is placed.
 *
 * @param provider bits a second that its provider would send
 * @param anchor bits a second that the node which the client talks to would send, if another node
 *     supplies it; else 0
 */
@Schema(name = "StreamCost", description = "What a stream would cost, as estimated beforehand")
@JsonbPropertyOrder({"provider", "anchor"})
public record StreamCost(
    @Schema(
            required = true,
            description = "Bits a second that the node would send",
            examples = "2155423")
        long provider,
    @Schema(
            required = true,
            description =
                "Bits a second that the node which the client talks to would send, if another node"
                    + " supplies it; else 0",
            examples = "2111731")
        long anchor) {}
