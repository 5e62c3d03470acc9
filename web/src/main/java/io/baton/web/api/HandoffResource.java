package io.baton.web.api;

import io.baton.connector.ofp.OfpException;
import io.baton.document.SessionDocuments;
import io.baton.model.assignment.HandedOff;
import io.baton.model.document.session.HandoffDocument;
import io.baton.overview.Maintenance;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import io.baton.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gives a session of any node another supplier, while it plays (R7). */
@Path("api/v1/sessions/{id}/handoff")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "SessionNotFound")
@APIResponse(responseCode = "409", ref = "NoOtherSupplier")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class HandoffResource {
  private final Maintenance maintenance;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public HandoffResource() {
    this(null);
  }

  @Inject
  public HandoffResource(Maintenance maintenance) {
    this.maintenance = maintenance;
  }

  /** Hands a session over. */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      operationId = "handOffSession",
      summary = "Have another node supply a session",
      description = "The stream goes on; nothing is lost.")
  @APIResponse(
      responseCode = "200",
      description = "Who supplies it from now on",
      content = @Content(schema = @Schema(implementation = HandoffDocument.class)))
  public HandoffDocument handOff(
      @Parameter(description = "Id of the session") @PathParam("id") String id,
      @Parameter(
              description = "Node that is to supply it; without it the best other one",
              example = "node-3")
          @QueryParam("to")
          @DefaultValue("")
          String to,
      @Context SecurityContext caller,
      @Context HttpServletRequest exchange) {
    HandedOff handoff = handOff(id, to);
    Caller.of(caller, exchange).handedOff(handoff);
    return SessionDocuments.of(handoff);
  }

  private HandedOff handOff(String id, String to) {
    try {
      return maintenance.handOff(id, to);
    } catch (OfpException e) {
      throw switch (e.status()) {
        case NOT_FOUND ->
            new ProblemException(
                ProblemType.SESSION_NOT_FOUND, "There is no session of id " + id + ".");
        case NO_CAPACITY ->
            new ProblemException(ProblemType.NO_OTHER_SUPPLIER, e.getMessage() + ".");
        default -> e;
      };
    }
  }
}
