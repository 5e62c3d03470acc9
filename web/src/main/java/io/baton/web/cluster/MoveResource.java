package io.baton.web.cluster;

import io.baton.document.AssignmentDocuments;
import io.baton.location.balance.SupplyBalance;
import io.baton.model.document.assignment.MoveListDocument;
import io.baton.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the location manager of this node has handed over by itself, and why (R7). */
@Path("api/v1/handoffs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cluster")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class MoveResource {
  private final SupplyBalance balance;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public MoveResource() {
    this(null);
  }

  @Inject
  public MoveResource(SupplyBalance balance) {
    this.balance = balance;
  }

  /** The latest. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(
      operationId = "listHandoffs",
      summary = "List what the location manager of this node has handed over by itself",
      description = "The latest 100, newest first, with their reasons.")
  @APIResponse(
      responseCode = "200",
      description = "The decisions, and the providers that are overloaded",
      content = @Content(schema = @Schema(implementation = MoveListDocument.class)))
  public MoveListDocument list() {
    return AssignmentDocuments.moves(balance);
  }
}
