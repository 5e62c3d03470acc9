package io.baton.model.document.session;

import io.baton.model.assignment.KnownFactors;
import io.baton.model.assignment.ScoreFactor;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A session has another supplier.
 *
 * @param session id of the session
 * @param assignment id of its present assignment
 * @param from node that was assigned until then
 * @param to node that is assigned from now on
 * @param explanation why that one
 */
@Schema(name = "Handoff", description = "A session has another supplier")
@JsonbPropertyOrder({"session", "assignment", "from", "to", "explanation"})
public record HandoffDocument(
    @Schema(required = true, description = "Id of the session") String session,
    @Schema(required = true, description = "Id of its present assignment") String assignment,
    @Schema(required = true, description = "Node that was assigned until then", examples = "node-2")
        String from,
    @Schema(
            required = true,
            description = "Node that is assigned from now on; the same if it was that one already",
            examples = "node-3")
        String to,
    @Schema(description = "Why that one; absent if nothing changed")
        @JsonbTypeAdapter(KnownFactors.class)
        List<ScoreFactor> explanation) {
  public HandoffDocument {
    explanation = explanation == null ? List.of() : List.copyOf(explanation);
  }
}
