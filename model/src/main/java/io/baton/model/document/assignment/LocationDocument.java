package io.baton.model.document.assignment;

import io.baton.model.assignment.Candidate;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who has a piece of media.
 *
 * @param mode how it would be delivered
 * @param candidates best first; at least one
 */
@Schema(name = "Location", description = "Who has a piece of media")
@JsonbPropertyOrder({"mode", "candidates"})
public record LocationDocument(
    @Schema(
            required = true,
            enumeration = {"relay", "direct", "redirect"},
            description = "How it would be delivered")
        String mode,
    @Schema(required = true, description = "Best first; at least one") List<Candidate> candidates) {
  public LocationDocument {
    candidates = List.copyOf(candidates);
  }
}
