package io.baton.model.document.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The sessions of the node.
 *
 * @param total how many
 * @param items oldest first
 */
@Schema(name = "SessionList", description = "The sessions of the node")
@JsonbPropertyOrder({"total", "items"})
public record SessionListDocument(
    @Schema(required = true, examples = "1") int total,
    @Schema(required = true, description = "Oldest first") List<SessionDocument> items) {
  public SessionListDocument {
    items = List.copyOf(items);
  }
}
