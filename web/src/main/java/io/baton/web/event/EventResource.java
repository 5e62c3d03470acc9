package io.baton.web.event;

import io.baton.model.document.event.EventDocument;
import io.baton.web.security.Roles;
import io.undertow.server.ServerConnection;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happens, as it happens. It names viewers and their addresses, as sessions do. */
@Path("api/v1/events")
@Tag(name = "events")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class EventResource {
  private final EventStreams streams;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public EventResource() {
    this(null);
  }

  @Inject
  public EventResource(EventStreams streams) {
    this.streams = streams;
  }

  /** Begins to send events. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(
      operationId = "followEvents",
      summary = "Follow what happens",
      description =
          "Server-sent events: each has the id, the type of the document as its name, and the"
              + " document as its data. A comment is a heartbeat.")
  @APIResponse(
      responseCode = "200",
      description = "Events, until the client leaves",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = EventDocument.class)))
  @APIResponse(responseCode = "429", ref = "TooManyStreams")
  public void follow(
      @Parameter(
              description = "Id of the last event that the client knows; what came since is sent",
              schema = @Schema(type = SchemaType.STRING))
          @HeaderParam("Last-Event-ID")
          @DefaultValue("")
          String after,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context SecurityContext caller) {
    ServerConnection connection =
        ServletRequestContext.requireCurrent().getExchange().getConnection();
    // On its own thread Undertow takes it quietly that a client has left.
    streams.open(
        caller.getUserPrincipal().getName(),
        after,
        sink,
        sse,
        connection.getIoThread(),
        () -> close(connection));
  }

  private static void close(ServerConnection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // It is of no use any more, and the client will notice.
    }
  }
}
