package io.baton.model.document.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a session is supplied whose content is on other nodes.
 *
 * @param assignment id of the present assignment of a supplier
 * @param epoch higher by one with each assignment
 * @param supplier node that supplies
 * @param standbys nodes that would go on, best first
 * @param leadSeconds how far ahead of the player everything is there; negative while packets are
 *     late
 * @param hedges requests to a second supplier because the first was silent
 * @param wastedBytes octets that came twice or were damaged, at most
 * @param changed how often the supplier changed
 * @param changes the latest changes, oldest first
 */
@Schema(
    name = "SessionSupply",
    description = "How a session is supplied whose content is on other nodes")
@JsonbPropertyOrder({
  "assignment",
  "epoch",
  "supplier",
  "standbys",
  "leadSeconds",
  "hedges",
  "wastedBytes",
  "changed",
  "changes"
})
public record SessionSupplyDocument(
    @Schema(required = true, description = "Id of the present assignment of a supplier")
        String assignment,
    @Schema(required = true, description = "Higher by one with each assignment") long epoch,
    @Schema(required = true, description = "Node that supplies", examples = "node-2")
        String supplier,
    @Schema(
            required = true,
            description = "Nodes that would go on, best first",
            examples = "[\"node-3\"]")
        List<String> standbys,
    @Schema(
            required = true,
            description =
                "How far ahead of the player everything is there; negative while packets are late",
            examples = "4.0")
        double leadSeconds,
    @Schema(
            required = true,
            description = "Requests to a second supplier because the first was silent")
        long hedges,
    @Schema(required = true, description = "Octets that came twice or were damaged, at most")
        long wastedBytes,
    @Schema(required = true, description = "How often the supplier changed") long changed,
    @Schema(required = true, description = "The latest changes, oldest first")
        List<SupplyChangeDocument> changes) {
  public SessionSupplyDocument {
    standbys = List.copyOf(standbys);
    changes = List.copyOf(changes);
  }
}
