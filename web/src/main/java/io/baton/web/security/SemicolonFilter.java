package io.baton.web.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Makes a semicolon in a path a character like any other. JAX-RS would take what follows it for
 * parameters of the segment and leave it out, so that {@code a;b} would name {@code a}.
 */
@Provider
@PreMatching
public class SemicolonFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    String text = uri.getRequestUri().toString();
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    if (path.indexOf(';') >= 0) {
      String rest = query < 0 ? "" : text.substring(query);
      request.setRequestUri(uri.getBaseUri(), URI.create(path.replace(";", "%3B") + rest));
    }
  }
}
