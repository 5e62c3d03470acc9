package io.baton.model.document.node;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far the drain of a node has come.
 *
 * @param node its name
 * @param state {@code running}, {@code draining} or {@code drained}
 * @param supplies streams of other nodes that it supplies
 * @param sessions sessions of viewers that it has, and reservations for such
 * @param bytesLeft media that all these still need to their ends, as far as that is known
 * @param timeLeftSeconds until what is left is ended; absent if there is no limit
 */
@Schema(name = "Drain", description = "How far the drain of a node has come")
@JsonbPropertyOrder({"node", "state", "supplies", "sessions", "bytesLeft", "timeLeftSeconds"})
public record DrainDocument(
    @Schema(required = true, description = "Node name", examples = "node-2") String node,
    @Schema(
            required = true,
            enumeration = {"running", "draining", "drained"},
            description = "A node that drains or is drained gets nothing new")
        String state,
    @Schema(
            required = true,
            description = "Streams of other nodes that it supplies; 0 while it is running")
        int supplies,
    @Schema(
            required = true,
            description =
                "Sessions of viewers that it has, and reservations for such; 0 while it is running")
        int sessions,
    @Schema(
            required = true,
            description = "Media that all these still need to their ends, as far as that is known")
        long bytesLeft,
    @Schema(
            nullable = false,
            description = "Until what is left is ended; absent if there is no limit",
            examples = "118.5")
        Optional<Double> timeLeftSeconds) {
  /** Streams that are left. */
  public int streams() {
    return supplies + sessions;
  }
}
