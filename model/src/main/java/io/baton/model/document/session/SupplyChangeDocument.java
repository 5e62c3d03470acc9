package io.baton.model.document.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A session got another supplier.
 *
 * @param at when
 * @param assignment id of the assignment that held until then
 * @param from node that supplied until then
 * @param to node that supplies from then on; absent if none was left
 * @param cause why
 * @param piece index of the first piece of the media that comes from the other one
 * @param packet index of the first packet that needs it, in its track
 * @param tookSeconds from the failure to the first octet of the other one
 */
@Schema(name = "SupplyChange", description = "A session got another supplier")
@JsonbPropertyOrder({"at", "assignment", "from", "to", "cause", "piece", "packet", "tookSeconds"})
public record SupplyChangeDocument(
    @Schema(required = true, description = "When") Instant at,
    @Schema(required = true, description = "Id of the assignment that held until then")
        String assignment,
    @Schema(required = true, description = "Node that supplied until then", examples = "node-2")
        String from,
    @Schema(
            nullable = false,
            description = "Node that supplies from then on; absent if none was left",
            examples = "node-3")
        Optional<String> to,
    @Schema(
            required = true,
            enumeration = {
              "unreachable",
              "refused",
              "not_found",
              "broken",
              "timeout",
              "damaged",
              "unpromised",
              "reassigned",
              "drained",
              "requested",
              "overloaded",
              "balanced"
            },
            description = "Why")
        String cause,
    @Schema(
            required = true,
            description = "Index of the first piece of the media that comes from the other one")
        int piece,
    @Schema(
            required = true,
            description = "Index of the first packet that needs the piece, in its track")
        long packet,
    @Schema(
            required = true,
            description = "From the failure to the first octet of the other one",
            examples = "0.004")
        double tookSeconds) {}
