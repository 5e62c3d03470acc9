package io.baton.model.document.assignment;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stream that a location manager handed over by itself, or tried to.
 *
 * @param at when it decided
 * @param assignment id of the assignment until then
 * @param path media that is streamed
 * @param anchor node that the player talks to
 * @param from supplier until then
 * @param to supplier that was chosen
 * @param cause {@code overloaded} or {@code balanced}
 * @param reason why, with figures
 * @param outcome {@code done}, or why the stream stays where it is
 */
@Schema(
    name = "Move",
    description = "A stream that a location manager handed over by itself, or tried to")
@JsonbPropertyOrder({
  "at",
  "assignment",
  "path",
  "anchor",
  "from",
  "to",
  "cause",
  "reason",
  "outcome"
})
public record MoveDocument(
    @Schema(required = true, description = "When it decided") Instant at,
    @Schema(required = true, description = "Id of the assignment until then") String assignment,
    @Schema(required = true, description = "Media that is streamed", examples = "films/a.mp4")
        String path,
    @Schema(required = true, description = "Node that the player talks to", examples = "node-1")
        String anchor,
    @Schema(required = true, description = "Supplier until then", examples = "node-2") String from,
    @Schema(required = true, description = "Supplier that was chosen", examples = "node-3")
        String to,
    @Schema(
            required = true,
            enumeration = {"overloaded", "balanced"},
            description =
                "Whether its supplier was overloaded, or the other one much better suited")
        String cause,
    @Schema(
            required = true,
            description = "Why, with figures",
            examples = "node-2 has 97 % of its bandwidth")
        String reason,
    @Schema(
            required = true,
            description = "done, or why the stream stays where it is",
            examples = "done")
        String outcome) {}
