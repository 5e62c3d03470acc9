package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The service location managers.
 *
 * @param total how many
 * @param items by name
 */
@Schema(name = "ManagerList", description = "The service location managers")
@JsonbPropertyOrder({"total", "items"})
public record ManagerListDocument(
    @Schema(required = true, examples = "3") int total,
    @Schema(required = true, description = "In the order of their names")
        List<ManagerDocument> items) {
  public ManagerListDocument {
    items = List.copyOf(items);
  }
}
