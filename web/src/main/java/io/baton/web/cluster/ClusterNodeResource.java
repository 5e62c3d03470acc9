package io.baton.web.cluster;

import io.baton.document.ClusterDocuments;
import io.baton.model.document.cluster.ClusterNodeDocument;
import io.baton.model.document.cluster.ClusterNodeListDocument;
import io.baton.model.document.cluster.ProviderLoadDocument;
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

/** The members of the cluster, and everything that placement knows of them (R8, R9, R16 to R20). */
@Path("api/v1/" + ClusterNodeResource.COLLECTION)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cluster")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class ClusterNodeResource {
  static final String COLLECTION = "nodes";

  private static final String ALIVE = "alive";
  private static final String SILENT = "silent";

  private static final ListRules<ClusterNodeDocument> RULES =
      new ListRules<ClusterNodeDocument>(
              node -> Stream.concat(Stream.of(node.name(), node.host()), node.location().stream()))
          .by("name", Comparator.comparing(ClusterNodeDocument::name))
          .by("started", Comparator.comparing(ClusterNodeDocument::started))
          .by("sessions", Comparator.comparing(ClusterNodeResource::sessions))
          .states(ClusterNodeResource::state, ALIVE, SILENT);

  private final ClusterOverview cluster;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public ClusterNodeResource() {
    this(null);
  }

  @Inject
  public ClusterNodeResource(ClusterOverview cluster) {
    this.cluster = cluster;
  }

  /** All members. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(
      operationId = "listNodes",
      summary = "List the nodes of the cluster",
      description =
          "As the answering node knows them. A node that hangs stays listed until the group gives"
              + " it up; its load then says that it is not alive.")
  @APIResponse(
      responseCode = "200",
      description = "The nodes",
      content = @Content(schema = @Schema(implementation = ClusterNodeListDocument.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  public ClusterNodeListDocument list(
      @Parameter(
              description = "What name, host or location contains, whatever the case",
              schema = @Schema(type = SchemaType.STRING, maxLength = ListRules.MAX_TEXT))
          @QueryParam("q")
          @DefaultValue("")
          String text,
      @Parameter(
              description = "Whether a provider tells its load, or answers when polled",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"alive", "silent"}))
          @QueryParam("state")
          String state,
      @Parameter(
              description = "Order of the list; a hyphen turns it round",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {
                        "name",
                        "-name",
                        "started",
                        "-started",
                        "sessions",
                        "-sessions"
                      },
                      defaultValue = "name"))
          @QueryParam("sort")
          @DefaultValue("name")
          String sort,
      @Context UriInfo uri) {
    List<ClusterNodeDocument> items =
        RULES.apply(
            cluster.nodes().stream()
                .map(node -> ClusterDocuments.node(node, links(node.name(), uri)))
                .toList(),
            text,
            state,
            sort);
    return new ClusterNodeListDocument(items.size(), items);
  }

  /** A node that tells no load, since it streams nothing, is alive as long as it is a member. */
  private static String state(ClusterNodeDocument node) {
    return node.load().map(ProviderLoadDocument::alive).orElse(true) ? ALIVE : SILENT;
  }

  private static int sessions(ClusterNodeDocument node) {
    return node.load().map(ProviderLoadDocument::sessions).orElse(0);
  }

  private static Map<String, String> links(String name, UriInfo uri) {
    return new Links(uri)
        .to("self", COLLECTION, name)
        .to("drain", COLLECTION, name, "drain")
        .toList("assignments", AssignmentResource.COLLECTION, "provider", name)
        .build();
  }

  /** One member. */
  @GET
  @Path("{name}")
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(operationId = "showClusterNode", summary = "Show a node of the cluster")
  @APIResponse(
      responseCode = "200",
      description = "The node",
      content = @Content(schema = @Schema(implementation = ClusterNodeDocument.class)))
  @APIResponse(responseCode = "404", ref = "NodeNotFound")
  public ClusterNodeDocument show(
      @Parameter(description = "Node name", example = "node-2") @PathParam("name") String name,
      @Context UriInfo uri) {
    return cluster
        .node(name)
        .map(node -> ClusterDocuments.node(node, links(node.name(), uri)))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NODE_NOT_FOUND, "The cluster has no node named " + name + "."));
  }
}
