package io.baton.model.document.assignment;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of the assignments.
 *
 * @param total how many there are in all
 * @param offset how many precede this page
 * @param limit how many the page holds at most
 * @param items newest first
 */
@Schema(name = "AssignmentList", description = "A page of the assignments")
@JsonbPropertyOrder({"total", "offset", "limit", "items"})
public record AssignmentListDocument(
    @Schema(required = true, description = "How many there are in all", examples = "1") int total,
    @Schema(required = true, description = "How many precede this page", examples = "0") int offset,
    @Schema(required = true, description = "How many it holds at most", examples = "100") int limit,
    @Schema(required = true, description = "Newest first") List<AssignmentDocument> items) {
  public AssignmentListDocument {
    items = List.copyOf(items);
  }
}
