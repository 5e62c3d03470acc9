package io.baton.web.cluster;

import io.baton.overview.ClusterOverview;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import io.baton.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
  public ClusterNodeListDocument list(@Context UriInfo uri) {
    List<ClusterNodeDocument> items =
        cluster.nodes().stream().map(node -> ClusterNodeDocument.of(node, new Links(uri))).toList();
    return new ClusterNodeListDocument(items.size(), items);
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
        .map(node -> ClusterNodeDocument.of(node, new Links(uri)))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NODE_NOT_FOUND, "The cluster has no node named " + name + "."));
  }
}
