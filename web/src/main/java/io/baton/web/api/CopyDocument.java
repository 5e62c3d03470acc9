package io.baton.web.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What another node holds under the same path.
 *
 * @param node name of the node
 * @param sha256 of what it holds
 * @param same whether it is the content of this node, bit by bit; absent if this node has none
 */
@Schema(name = "Copy", description = "What another node holds under the same path")
@JsonbPropertyOrder({"node", "sha256", "same"})
public record CopyDocument(
    @Schema(required = true, description = "Name of the node", examples = "node-2") String node,
    @Schema(required = true, pattern = "[0-9a-f]{64}", description = "Of what it holds")
        String sha256,
    @Schema(
            description =
                "Whether it is the content of this node, bit by bit; absent if this node has none")
        Boolean same) {}
