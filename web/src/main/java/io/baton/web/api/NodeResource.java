package io.baton.web.api;

import io.baton.document.NodeDocuments;
import io.baton.location.provider.NodeDrain;
import io.baton.model.document.node.NodeDocument;
import io.baton.node.NodeMonitor;
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

/** How this node is: its load, its limits, its counters. */
@Path("api/v1/node")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "node")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class NodeResource {
  private final NodeMonitor node;
  private final NodeDrain drain;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public NodeResource() {
    this(null, null);
  }

  @Inject
  public NodeResource(NodeMonitor node, NodeDrain drain) {
    this.node = node;
    this.drain = drain;
  }

  /** The node as it is now. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(operationId = "showNode", summary = "Show how the node is")
  @APIResponse(
      responseCode = "200",
      description = "Load, limits and counters",
      content = @Content(schema = @Schema(implementation = NodeDocument.class)))
  public NodeDocument show() {
    return NodeDocuments.of(node.status(), drain.status());
  }
}
