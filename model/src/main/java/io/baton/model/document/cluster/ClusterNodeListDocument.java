package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The members of the cluster.
 *
 * @param total how many
 * @param items by name
 */
@Schema(name = "ClusterNodeList", description = "The members of the cluster")
@JsonbPropertyOrder({"total", "items"})
public record ClusterNodeListDocument(
    @Schema(required = true, examples = "3") int total,
    @Schema(required = true, description = "In the order of their names")
        List<ClusterNodeDocument> items) {
  public ClusterNodeListDocument {
    items = List.copyOf(items);
  }
}
