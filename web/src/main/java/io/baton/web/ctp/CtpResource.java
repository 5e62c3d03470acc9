package io.baton.web.ctp;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.upload.IncomingUpload;
import io.baton.catalog.upload.UploadRefusedException;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.UploadDescription;
import io.baton.model.media.MediaPath;
import io.baton.web.api.Caller;
import io.baton.web.api.media.ClusterMedia;
import io.baton.web.api.media.MediaLinks;
import io.baton.web.api.media.MediaRemoval;
import io.baton.web.api.media.Preconditions;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import io.baton.web.problem.Sentence;
import io.baton.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Uploads and deletes media. A body goes to the disk as it arrives, is never held in memory, and
 * takes no thread of the server while it waits for its sender; what can be refused without it is
 * refused before it is asked for, so that a client that sends {@code Expect: 100-continue} sends
 * nothing in vain.
 */
@Path("ctp/{path: .+}")
@Tag(name = "ctp")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class CtpResource {
  private final MediaCatalog catalog;
  private final ClusterMedia cluster;
  private final MediaRemoval removal;
  private final UploadTransfers transfers;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public CtpResource() {
    this(null, null, null, null);
  }

  @Inject
  public CtpResource(
      MediaCatalog catalog, ClusterMedia cluster, MediaRemoval removal, UploadTransfers transfers) {
    this.catalog = catalog;
    this.cluster = cluster;
    this.removal = removal;
    this.transfers = transfers;
  }

  /** Stores a file and queues it for import. */
  @PUT
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(
      operationId = "uploadMedia",
      summary = "Upload media",
      description =
          "Answers when the bytes are safe on disk; the import follows, and the resource named in"
              + " Location tells how it goes. What is there under the name stays playable until"
              + " then. If-None-Match: * uploads only if no node is known to have such"
              + " media.")
  @RequestBody(
      description = "The file, whole and without a content encoding",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "202",
      description = "Stored; being imported",
      headers =
          @Header(
              name = "Location",
              description = "Tells the state of the media",
              schema = @Schema(type = SchemaType.STRING, format = "uri-reference")))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "408", ref = "TooSlow")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "UnsupportedContent")
  @APIResponse(responseCode = "429", ref = "TooManyUploads")
  @APIResponse(responseCode = "507", ref = "DiskFull")
  public void upload(
      @Parameter(
              description = "Name the media is to have; slashes are part of it",
              example = "films/2026/trailer.mp4",
              schema = @Schema(type = SchemaType.STRING, maxLength = MediaPath.MAX_LENGTH))
          @PathParam("path")
          MediaPath path,
      @Parameter(
              description =
                  "Transcode tracks of codecs that cannot be streamed (to H.264 and AAC) instead of"
                      + " leaving them out; the node's baton.media.transcode asks for it always")
          @QueryParam("transcode")
          @DefaultValue("false")
          boolean transcode,
      @Context HttpHeaders headers,
      @Context Request request,
      @Context SecurityContext caller,
      @Context UriInfo uri,
      @Context HttpServletRequest exchange,
      @Suspended AsyncResponse answer)
      throws UploadRefusedException, MediaStoreException, IOException {
    UploadHead head = UploadHead.of(headers);
    Preconditions conditions = new Preconditions(request, headers);
    if (conditions.arePresent()) {
      conditions.check(cluster.find(path));
    }
    String user = caller.getUserPrincipal().getName();
    IncomingUpload upload =
        catalog.receive(description(path, head, user, transcode), exchange.getRemoteAddr());
    Response accepted =
        Response.accepted().header(HttpHeaders.LOCATION, MediaLinks.status(uri, path)).build();
    transfers.receive(
        exchange.getInputStream(),
        upload,
        failure -> failure.ifPresentOrElse(answer::resume, () -> answer.resume(accepted)));
  }

  private static UploadDescription description(
      MediaPath path, UploadHead head, String user, boolean transcode) {
    try {
      return new UploadDescription(path, head.length(), user, head.urgency(), transcode);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.BAD_PATH, Sentence.of(e.getMessage()));
    }
  }

  /** Deletes media. */
  @DELETE
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(operationId = "removeMedia", summary = "Delete media")
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
}
