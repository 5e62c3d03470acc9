package io.baton.web.cluster;

import io.baton.document.NodeDocuments;
import io.baton.location.supervision.UnknownNodeException;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.document.node.DrainDocument;
import io.baton.overview.Maintenance;
import io.baton.web.api.Caller;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import io.baton.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The drain of a node, from any node (N1). */
@Path("api/v1/" + ClusterNodeResource.COLLECTION + "/{name}/drain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cluster")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "NodeNotFound")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class DrainResource {
  /** A week. */
  private static final int MOST_SECONDS = 7 * 24 * 3600;

  private final Maintenance maintenance;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public DrainResource() {
    this(null);
  }

  @Inject
  public DrainResource(Maintenance maintenance) {
    this.maintenance = maintenance;
  }

  /** How far it has come. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(operationId = "showDrain", summary = "Show how far the drain of a node has come")
  @APIResponse(
      responseCode = "200",
      description = "Its state, and what is left",
      content = @Content(schema = @Schema(implementation = DrainDocument.class)))
  public DrainDocument show(
      @Parameter(description = "Node name", example = "node-2") @PathParam("name") String name) {
    return document(name, () -> maintenance.drainOf(name));
  }

  /** Drains a node. */
  @PUT
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      operationId = "drainNode",
      summary = "Drain a node",
      description =
          "It gets nothing new; other nodes supply what it has supplied; its sessions go on until"
              + " their viewers leave or the time is over. Repeated, it sets the limit anew.")
  @APIResponse(
      responseCode = "200",
      description = "What holds from now on",
      content = @Content(schema = @Schema(implementation = DrainDocument.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  public DrainDocument drain(
      @Parameter(description = "Node name", example = "node-2") @PathParam("name") String name,
      @Parameter(
              description =
                  "Seconds after which what is left is ended; without it there is no limit",
              schema =
                  @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "" + MOST_SECONDS))
          @QueryParam("timeout")
          String timeout,
      @Context SecurityContext caller,
      @Context HttpServletRequest exchange) {
    Optional<Duration> limit = Optional.ofNullable(timeout).map(DrainResource::limit);
    DrainDocument drained = document(name, () -> maintenance.drain(name, limit));
    Caller.of(caller, exchange).drained(name, limit);
    return drained;
  }

  private static Duration limit(String seconds) {
    try {
      int number = Integer.parseInt(seconds);
      if (number >= 0 && number <= MOST_SECONDS) {
        return Duration.ofSeconds(number);
      }
    } catch (NumberFormatException e) {
      throw badLimit();
    }
    throw badLimit();
  }

  private static ProblemException badLimit() {
    return new ProblemException(
        ProblemType.BAD_REQUEST,
        "Parameter timeout must be a number of seconds from 0 to " + MOST_SECONDS + ".");
  }

  /** Has a node take part again. */
  @DELETE
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      operationId = "undrainNode",
      summary = "Have a node take streams again",
      description =
          "What has moved to other nodes stays there. Nothing happens if it does already.")
  @APIResponse(
      responseCode = "200",
      description = "What holds from now on",
      content = @Content(schema = @Schema(implementation = DrainDocument.class)))
  public DrainDocument undrain(
      @Parameter(description = "Node name", example = "node-2") @PathParam("name") String name,
      @Context SecurityContext caller,
      @Context HttpServletRequest exchange) {
    DrainDocument running = document(name, () -> maintenance.undrain(name));
    Caller.of(caller, exchange).undrained(name);
    return running;
  }

  private static DrainDocument document(String name, Supplier<DrainStatus> answer) {
    try {
      return NodeDocuments.drain(answer.get());
    } catch (UnknownNodeException e) {
      throw new ProblemException(
          ProblemType.NODE_NOT_FOUND, "The cluster has no node named " + name + ".");
    }
  }
}
