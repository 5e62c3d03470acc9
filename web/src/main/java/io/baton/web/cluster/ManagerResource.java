package io.baton.web.cluster;

import io.baton.document.ClusterDocuments;
import io.baton.model.document.cluster.ManagerDocument;
import io.baton.model.document.cluster.ManagerListDocument;
import io.baton.overview.ClusterOverview;
import io.baton.web.api.ListRules;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import io.baton.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The service location managers: their load, what they supervise, who stands in for them. */
@Path("api/v1/" + ManagerResource.COLLECTION)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cluster")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class ManagerResource {
  static final String COLLECTION = "managers";

  private static final String ANSWERING = "answering";
  private static final String SILENT = "silent";

  private static final ListRules<ManagerDocument> RULES =
      new ListRules<ManagerDocument>(
              manager -> Stream.concat(Stream.of(manager.name()), manager.backup().stream()))
          .by("name", Comparator.comparing(ManagerDocument::name))
          .by("assignments", Comparator.comparing(ManagerDocument::assignments))
          .states(manager -> manager.answers() ? ANSWERING : SILENT, ANSWERING, SILENT);

  private final ClusterOverview cluster;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public ManagerResource() {
    this(null);
  }

  @Inject
  public ManagerResource(ClusterOverview cluster) {
    this.cluster = cluster;
  }

  /** All managers. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(
      operationId = "listManagers",
      summary = "List the service location managers",
      description =
          "Each is asked how it is doing, at most once a second; who does not answer within"
              + " 400 ms is listed as one that does not.")
  @APIResponse(
      responseCode = "200",
      description = "The managers",
      content = @Content(schema = @Schema(implementation = ManagerListDocument.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  public ManagerListDocument list(
      @Parameter(
              description = "What its name or its backup's contains, whatever the case",
              schema = @Schema(type = SchemaType.STRING, maxLength = ListRules.MAX_TEXT))
          @QueryParam("q")
          @DefaultValue("")
          String text,
      @Parameter(
              description = "Whether it answered when it was asked",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"answering", "silent"}))
          @QueryParam("state")
          String state,
      @Parameter(
              description = "Order of the list; a hyphen turns it round",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"name", "-name", "assignments", "-assignments"},
                      defaultValue = "name"))
          @QueryParam("sort")
          @DefaultValue("name")
          String sort,
      @Context UriInfo uri) {
    List<ManagerDocument> items =
        RULES.apply(
            cluster.managers().stream()
                .map(manager -> ClusterDocuments.manager(manager, links(manager.name(), uri)))
                .toList(),
            text,
            state,
            sort);
    return new ManagerListDocument(items.size(), items);
  }

  private static Map<String, String> links(String name, UriInfo uri) {
    return new Links(uri)
        .to("self", COLLECTION, name)
        .to("node", ClusterNodeResource.COLLECTION, name)
        .toList("assignments", AssignmentResource.COLLECTION, "manager", name)
        .build();
  }

  /** One manager. */
  @GET
  @Path("{name}")
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(operationId = "showManager", summary = "Show a service location manager")
  @APIResponse(
      responseCode = "200",
      description = "The manager",
      content = @Content(schema = @Schema(implementation = ManagerDocument.class)))
  @APIResponse(responseCode = "404", ref = "NodeNotFound")
  public ManagerDocument show(
      @Parameter(description = "Name of its node", example = "node-2") @PathParam("name")
          String name,
      @Context UriInfo uri) {
    return cluster
        .manager(name)
        .map(manager -> ClusterDocuments.manager(manager, links(manager.name(), uri)))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NODE_NOT_FOUND,
                    "The cluster has no location manager named " + name + "."));
  }
}
