package io.baton.model.document.assignment;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the location manager of the answering node has handed over by itself.
 *
 * @param total how many are listed
 * @param overloaded providers that it is responsible for and that are overloaded now
 * @param items the latest, newest first
 */
@Schema(
    name = "MoveList",
    description = "What the location manager of the answering node has handed over by itself")
@JsonbPropertyOrder({"total", "overloaded", "items"})
public record MoveListDocument(
    @Schema(required = true, examples = "1") int total,
    @Schema(
            required = true,
            description = "Providers that it is responsible for and that are overloaded now")
        List<String> overloaded,
    @Schema(required = true, description = "The latest, newest first") List<MoveDocument> items) {
  public MoveListDocument {
    overloaded = List.copyOf(overloaded);
    items = List.copyOf(items);
  }
}
