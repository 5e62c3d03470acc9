package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of the paths under which nodes hold different bytes.
 *
 * @param total how many there are in all
 * @param offset how many precede this page
 * @param limit how many the page holds at most
 * @param items in the order of the paths
 */
@Schema(name = "ConflictList", description = "Paths under which nodes hold different bytes")
@JsonbPropertyOrder({"total", "offset", "limit", "items"})
public record ConflictListDocument(
    @Schema(required = true, description = "How many there are in all", examples = "0") int total,
    @Schema(required = true, description = "How many precede this page", examples = "0") int offset,
    @Schema(required = true, description = "How many it holds at most", examples = "100") int limit,
    @Schema(required = true, description = "In the order of the paths")
        List<ConflictDocument> items) {
  public ConflictListDocument {
    items = List.copyOf(items);
  }
}
