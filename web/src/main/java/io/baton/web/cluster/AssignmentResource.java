package io.baton.web.cluster;

import io.baton.catalog.MediaCatalog;
import io.baton.document.AssignmentDocuments;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.document.assignment.AssignmentDocument;
import io.baton.model.document.assignment.AssignmentListDocument;
import io.baton.overview.AssignmentFilter;
import io.baton.overview.AssignmentRegistry;
import io.baton.web.api.Caller;
import io.baton.web.api.ListRules;
import io.baton.web.api.Page;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import io.baton.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Which stream was assigned to which node, and why. Addresses and names of viewers are for those
 * who run or supply the service, so a viewer does not get to see them.
 */
@Path("api/v1/" + AssignmentResource.COLLECTION)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cluster")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class AssignmentResource {
  static final String COLLECTION = "assignments";

  private static final ListRules<AssignmentRecord> RULES =
      new ListRules<AssignmentRecord>(
              assignment ->
                  Stream.of(
                      assignment.assignment(),
                      assignment.path(),
                      assignment.client(),
                      assignment.user()))
          .by("made", Comparator.comparing(AssignmentRecord::made))
          .by("path", Comparator.comparing(AssignmentRecord::path))
          .by("client", Comparator.comparing(AssignmentRecord::client));

  private final AssignmentRegistry assignments;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public AssignmentResource() {
    this(null);
  }

  @Inject
  public AssignmentResource(AssignmentRegistry assignments) {
    this.assignments = assignments;
  }

  /** A page of the assignments. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(operationId = "listAssignments", summary = "List assignments")
  @APIResponse(
      responseCode = "200",
      description = "A page of the list",
      content = @Content(schema = @Schema(implementation = AssignmentListDocument.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  public AssignmentListDocument list(
      @Parameter(description = "Only those to this provider") @QueryParam("provider")
          String provider,
      @Parameter(description = "Only those supervised by this location manager")
          @QueryParam("manager")
          String manager,
      @Parameter(description = "Only those whose clients talk to this node") @QueryParam("anchor")
          String anchor,
      @Parameter(description = "Only those of this media") @QueryParam("path") String path,
      @Parameter(
              description = "What id, path, client or user contains, whatever the case",
              schema = @Schema(type = SchemaType.STRING, maxLength = ListRules.MAX_TEXT))
          @QueryParam("q")
          @DefaultValue("")
          String text,
      @Parameter(
              description = "Order of the list; a hyphen turns it round",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"made", "-made", "path", "-path", "client", "-client"},
                      defaultValue = "-made"))
          @QueryParam("sort")
          @DefaultValue("-made")
          String sort,
      @Parameter(
              description = "How many to skip",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0"))
          @QueryParam("offset")
          @DefaultValue(Page.DEFAULT_OFFSET)
          String offset,
      @Parameter(
              description = "How many to return at most",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "" + MediaCatalog.MAX_PAGE,
                      defaultValue = "100"))
          @QueryParam("limit")
          @DefaultValue(Page.DEFAULT_LIMIT)
          String limit,
      @Context UriInfo uri) {
    Page page = Page.parse(offset, limit);
    List<AssignmentRecord> found =
        RULES.apply(
            assignments.list(
                new AssignmentFilter(
                    Optional.ofNullable(provider),
                    Optional.ofNullable(manager),
                    Optional.ofNullable(anchor),
                    Optional.ofNullable(path))),
            text,
            sort);
    List<AssignmentDocument> items =
        page.of(found).stream()
            .map(assignment -> AssignmentDocuments.brief(assignment, links(assignment, uri)))
            .toList();
    return new AssignmentListDocument(found.size(), page.offset(), page.limit(), items);
  }

  /** One assignment. */
  @GET
  @Path("{id}")
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(
      operationId = "showAssignment",
      summary = "Show an assignment and why this node was chosen")
  @APIResponse(
      responseCode = "200",
      description = "The assignment",
      content = @Content(schema = @Schema(implementation = AssignmentDocument.class)))
  @APIResponse(responseCode = "404", ref = "AssignmentNotFound")
  public AssignmentDocument show(@PathParam("id") String id, @Context UriInfo uri) {
    return assignments
        .find(id)
        .map(assignment -> AssignmentDocuments.explained(assignment, links(assignment, uri)))
        .orElseThrow(() -> noSuchAssignment(id));
  }

  /** Ends an assignment. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      operationId = "endAssignment",
      summary = "End an assignment",
      description =
          "A session of a delivery ends with an RTCP BYE; one that is supplied gets another"
              + " supplier.")
  @APIResponse(responseCode = "204", description = "Ended")
  @APIResponse(responseCode = "404", ref = "AssignmentNotFound")
  public Response end(
      @PathParam("id") String id,
      @Context SecurityContext caller,
      @Context HttpServletRequest exchange) {
    if (!assignments.end(id)) {
      throw noSuchAssignment(id);
    }
    Caller.of(caller, exchange).ended(id);
    return Response.noContent().build();
  }

  private static Map<String, String> links(AssignmentRecord assignment, UriInfo uri) {
    return new Links(uri)
        .to("self", COLLECTION, assignment.assignment())
        .to("provider", ClusterNodeResource.COLLECTION, assignment.provider())
        .to("manager", ManagerResource.COLLECTION, assignment.manager())
        .to("anchor", ClusterNodeResource.COLLECTION, assignment.anchor())
        .build();
  }

  private static ProblemException noSuchAssignment(String id) {
    return new ProblemException(
        ProblemType.ASSIGNMENT_NOT_FOUND, "There is no assignment of id " + id + ".");
  }
}
