package io.baton.model.document.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The sessions of the cluster.
 *
 * @param total how many
 * @param items oldest first
 */
@Schema(name = "RecordedSessionList", description = "The sessions of the cluster")
@JsonbPropertyOrder({"total", "items"})
public record RecordedSessionListDocument(
    @Schema(required = true, examples = "1") int total,
    @Schema(required = true, description = "Oldest first") List<RecordedSessionDocument> items) {
  public RecordedSessionListDocument {
    items = List.copyOf(items);
  }
}
