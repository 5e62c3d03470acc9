package io.baton.model.document.media;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An upload on another node that cannot be played.
 *
 * @param node name of the node
 * @param state {@code importing} or {@code rejected}
 * @param reason why it was rejected; only then
 */
@Schema(name = "Upload", description = "An upload on another node that cannot be played")
@JsonbPropertyOrder({"node", "state", "reason"})
public record UploadDocument(
    @Schema(required = true, description = "Name of the node", examples = "node-2") String node,
    @Schema(
            required = true,
            enumeration = {"importing", "rejected"})
        String state,
    @Schema(nullable = false, description = "Why it was rejected; only then")
        Optional<String> reason) {}
