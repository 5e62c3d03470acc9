package io.baton.web.cluster.content;

import io.baton.document.NetworkDocuments;
import io.baton.model.document.cluster.NetworkDocument;
import io.baton.overview.ClusterOverview;
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

/**
 * What placement knows of the network (R19, R20). Which networks there are is for those who run or
 * supply the service.
 */
@Path("api/v1/network")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cluster")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class NetworkResource {
  private final ClusterOverview cluster;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public NetworkResource() {
    this(null);
  }

  @Inject
  public NetworkResource(ClusterOverview cluster) {
    this.cluster = cluster;
  }

  /** All that is known. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(
      operationId = "showNetwork",
      summary = "Show where clients are, how places are linked, and how full the links are",
      description = "As the answering node's settings have it, and as providers tell their load.")
  @APIResponse(
      responseCode = "200",
      description = "The network",
      content = @Content(schema = @Schema(implementation = NetworkDocument.class)))
  public NetworkDocument show() {
    return NetworkDocuments.of(cluster.network());
  }
}
