package io.baton.web.api.media;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaQuery;
import io.baton.connector.RtspEndpoint;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaStoreException;
import io.baton.document.MediaDocuments;
import io.baton.model.document.media.MediaDocument;
import io.baton.model.document.media.MediaListDocument;
import io.baton.model.media.MediaPath;
import io.baton.node.NodeMonitor;
import io.baton.web.api.Caller;
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
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The media of all nodes: which there are, how far this node's imports are, what can be played
 * where (R28).
 */
@Path(MediaResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "media")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class MediaResource {
  static final String PATH = "api/v1/media";

  private static final int MAX_PREFIX = MediaPath.MAX_LENGTH;

  private final ClusterMedia cluster;
  private final NodeMonitor node;
  private final MediaRemoval removal;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public MediaResource() {
    this(null, null, null);
  }

  @Inject
  public MediaResource(ClusterMedia cluster, NodeMonitor node, MediaRemoval removal) {
    this.cluster = cluster;
    this.node = node;
    this.removal = removal;
  }

  /** A page of the media list. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(operationId = "listMedia", summary = "List the media of all nodes")
  @APIResponse(
      responseCode = "200",
      description = "A page of the list",
      content = @Content(schema = @Schema(implementation = MediaListDocument.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  public MediaListDocument list(
      @Parameter(
              description = "What the names start with",
              schema = @Schema(type = SchemaType.STRING, maxLength = MAX_PREFIX))
          @QueryParam("prefix")
          @DefaultValue("")
          String prefix,
      @Parameter(
              description = "What the names contain, whatever the case",
              schema = @Schema(type = SchemaType.STRING, maxLength = MAX_PREFIX))
          @QueryParam("q")
          @DefaultValue("")
          String text,
      @Parameter(
              description = "State of the media",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"importing", "ready", "converting", "rejected"}))
          @QueryParam("state")
          String state,
      @Parameter(
              description = "Order of the list; a hyphen turns it round",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"name", "-name", "changed", "-changed"},
                      defaultValue = "name"))
          @QueryParam("sort")
          @DefaultValue(MediaFilters.BY_NAME)
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
    if (prefix.length() > MAX_PREFIX) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "Parameter prefix must have at most " + MAX_PREFIX + " characters.");
    }
    Page page = Page.parse(offset, limit);
    RtspEndpoint endpoint = node.status().endpoint();
    MediaQuery query =
        new MediaQuery(
            prefix,
            text,
            MediaFilters.state(state),
            MediaFilters.order(sort),
            page.offset(),
            page.limit());
    ClusterMedia.Part part = cluster.part(query);
    List<MediaDocument> items =
        part.items().stream().map(item -> document(item, endpoint, uri)).toList();
    return new MediaListDocument(
        part.total(), page.offset(), page.limit(), cluster.unheard(), items);
  }

  /** The state of one piece of media. */
  @GET
  @Path("{path: .+}")
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(
      operationId = "showMedia",
      summary = "Show the state of media",
      description =
          "Poll this after an upload until the state is ready or rejected. Also tells what other"
              + " nodes hold under the name.")
  @APIResponse(
      responseCode = "200",
      description = "The state",
      headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
      content = @Content(schema = @Schema(implementation = MediaDocument.class)))
  @APIResponse(responseCode = "304", description = "As the caller has it already")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "MediaNotFound")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public Response show(
      @Parameter(
              description = "Name of the media; slashes are part of it",
              example = "films/2026/trailer.mp4",
              schema = @Schema(type = SchemaType.STRING, maxLength = MediaPath.MAX_LENGTH))
          @PathParam("path")
          MediaPath path,
      @Context UriInfo uri,
      @Context Request request,
      @Context HttpHeaders headers) {
    Preconditions conditions = new Preconditions(request, headers);
    ClusterMedia.Item item = cluster.find(path);
    if (!item.exists()) {
      throw noSuchMedia(path);
    }
    return conditions
        .check(item)
        .orElseGet(() -> Response.ok(document(item, node.status().endpoint(), uri)))
        .tag(Preconditions.tag(item).orElse(null))
        .cacheControl(revalidate())
        .build();
  }

  /** Deletes media. */
  @DELETE
  @Path("{path: .+}")
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(operationId = "deleteMedia", summary = "Delete media")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "MediaNotFound")
  @APIResponse(responseCode = "409", ref = "MediaInUse")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public Response delete(
      @Parameter(
              description = "Name of the media; slashes are part of it",
              schema = @Schema(type = SchemaType.STRING))
          @PathParam("path")
          MediaPath path,
      @Parameter(description = "Also if it is being streamed; running sessions play to their end")
          @QueryParam("force")
          @DefaultValue("false")
          boolean force,
      @Context Request request,
      @Context HttpHeaders headers,
      @Context SecurityContext caller,
      @Context HttpServletRequest exchange)
      throws MediaInUseException, MediaStoreException {
    return removal.remove(
        path, force, new Preconditions(request, headers), Caller.of(caller, exchange));
  }

  private MediaDocument document(ClusterMedia.Item item, RtspEndpoint endpoint, UriInfo request) {
    Optional<URI> url = Optional.of(MediaLinks.rtsp(endpoint, request, new MediaPath(item.path())));
    return item.own()
        .map(own -> MediaDocuments.of(own, item.elsewhere(), cluster.self(), url))
        .orElseGet(() -> MediaDocuments.elsewhere(item.path(), item.elsewhere(), url));
  }

  private ProblemException noSuchMedia(MediaPath path) {
    List<String> unheard = cluster.unheard();
    return unheard.isEmpty()
        ? MediaRemoval.noSuchMedia(path)
        : new ProblemException(
            ProblemType.MEDIA_NOT_FOUND,
            "No node that answers has media named "
                + path
                + "; these do not answer: "
                + String.join(", ", unheard)
                + ".");
  }

  /**
   * A client that keeps the document asks whether it still holds, which the entity tag makes cheap.
   */
  private static CacheControl revalidate() {
    CacheControl control = new CacheControl();
    control.setPrivate(true);
    control.setNoCache(true);
    control.setNoTransform(false);
    return control;
  }
}
