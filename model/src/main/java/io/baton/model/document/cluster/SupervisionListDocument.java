package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who supervises whom.
 *
 * @param total how many providers
 * @param items by the providers' names
 */
@Schema(name = "SupervisionList", description = "Who supervises whom")
@JsonbPropertyOrder({"total", "items"})
public record SupervisionListDocument(
    @Schema(required = true, examples = "3") int total,
    @Schema(required = true, description = "In the order of the providers' names")
        List<SupervisionDocument> items) {
  public SupervisionListDocument {
    items = List.copyOf(items);
  }
}
