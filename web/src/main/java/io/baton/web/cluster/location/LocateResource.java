package io.baton.web.cluster.location;

import io.baton.connector.ofp.Located;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.model.document.assignment.LocationDocument;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import io.baton.web.security.Viewers;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The portal over HTTP: who has a piece of media and could stream it (R1, R28, R30). Everything is
 * answered from memory; nothing is assigned.
 */
@Path("api/v1/locate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "locate")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "MediaNotFound")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class LocateResource {
  private final ServiceLocationManager manager;
  private final Viewers viewers;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public LocateResource() {
    this(null, null);
  }

  @Inject
  public LocateResource(ServiceLocationManager manager, Viewers viewers) {
    this.manager = manager;
    this.viewers = viewers;
  }

  /** By path. */
  @GET
  @Path("{path: .+}")
  @PermitAll
  @Operation(
      operationId = "locateMedia",
      summary = "Find the nodes that could stream media, best first",
      description = "Needs no user if anonymous viewing is on.")
  @APIResponse(
      responseCode = "200",
      description = "The candidates",
      content = @Content(schema = @Schema(implementation = LocationDocument.class)))
  public LocationDocument byPath(
      @Parameter(
              description = "Name of the media; slashes are part of it",
              example = "films/2026/trailer.mp4",
              schema = @Schema(type = SchemaType.STRING, maxLength = MediaPath.MAX_LENGTH))
          @PathParam("path")
          MediaPath path,
      @BeanParam LocateQuery query,
      @Context SecurityContext caller,
      @Context HttpServletRequest request) {
    check(query, caller, request);
    return document(manager.locate(query.byPath(path, request.getRemoteAddr())));
  }

  /** By the SHA-256 of the content. */
  @GET
  @PermitAll
  @Operation(
      operationId = "locateContent",
      summary = "Find the nodes that could stream certain bytes, best first",
      description = "Whatever they are named there. Needs no user if anonymous viewing is on.")
  @APIResponse(
      responseCode = "200",
      description = "The candidates",
      content = @Content(schema = @Schema(implementation = LocationDocument.class)))
  public LocationDocument byContent(
      @Parameter(
              description = "SHA-256 of the content",
              required = true,
              schema = @Schema(type = SchemaType.STRING, pattern = "[0-9a-f]{64}"))
          @QueryParam("content")
          String content,
      @BeanParam LocateQuery query,
      @Context SecurityContext caller,
      @Context HttpServletRequest request) {
    check(query, caller, request);
    return document(manager.locate(query.byContent(content(content), request.getRemoteAddr())));
  }

  private static LocationDocument document(Located located) {
    return new LocationDocument(located.mode().text(), located.candidates());
  }

  private void check(LocateQuery query, SecurityContext caller, HttpServletRequest request) {
    viewers.check(caller);
    if (query.isForAnother(request.getRemoteAddr())) {
      viewers.checkForOthers(caller);
    }
  }

  private static ContentId content(String text) {
    try {
      return new ContentId(Objects.requireNonNullElse(text, ""));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "Parameter content must be a SHA-256 in 64 lower-case hex digits.");
    }
  }
}
