package io.baton.web;

import io.baton.model.media.MediaPath;
import io.baton.node.NodeMonitor;
import io.baton.web.api.media.MediaLinks;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page for people who open the root of the service; names the host and port they came by. */
@Path("/")
@Dependent
public class IndexResource {
  private static final String PAGE = read();
  private static final MediaPath FILM = new MediaPath("film.mp4");

  private final NodeMonitor node;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public IndexResource() {
    this(null);
  }

  @Inject
  public IndexResource(NodeMonitor node) {
    this.node = node;
  }

  private static String read() {
    try (InputStream page = IndexResource.class.getResourceAsStream("index.html")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page. */
  @GET
  @PermitAll
  @Produces("text/html; charset=UTF-8")
  @Operation(hidden = true)
  public String page(@Context UriInfo uri) {
    String film = MediaLinks.rtsp(node.status().endpoint(), uri, FILM).toString();
    return PAGE.replace("{base}", escape(uri.getBaseUri().toString()))
        .replace("{film}", escape(film));
  }

  /** Where the page used to be. The new place has no host: that is what the sender makes it. */
  @GET
  @Path("index.html")
  @PermitAll
  @Operation(hidden = true)
  public Response formerPage(@Context UriInfo uri) {
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, uri.getBaseUri().getRawPath())
        .build();
  }

  /** The host is what the sender of the request made it. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
