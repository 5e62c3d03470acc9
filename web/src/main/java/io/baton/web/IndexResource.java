package io.baton.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sends people who open the root of the service to its page. */
@Path("/")
public class IndexResource {
  /** Where the page is. */
  @GET
  @PermitAll
  @Operation(hidden = true)
  public Response page(@Context UriInfo uri) {
    return Response.seeOther(uri.getBaseUriBuilder().path("index.html").build()).build();
  }
}
