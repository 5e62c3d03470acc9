package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How up to date a node is about another one's media.
 *
 * @param version of the other's content database that was read
 * @param copies how many it lists
 * @param ageSeconds since the other confirmed that this is its version
 */
@Schema(name = "CatalogView", description = "How up to date the answering node is about its media")
@JsonbPropertyOrder({"version", "copies", "ageSeconds"})
public record CatalogDocument(
    @Schema(required = true, description = "Version of its content database that was read")
        long version,
    @Schema(required = true, description = "How many copies it lists", examples = "120") int copies,
    @Schema(required = true, description = "Since it confirmed that this is its version")
        double ageSeconds) {}
