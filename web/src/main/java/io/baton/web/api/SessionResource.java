package io.baton.web.api;

import io.baton.connector.SessionSnapshot;
import io.baton.document.SessionDocuments;
import io.baton.model.document.session.RecordedSessionDocument;
import io.baton.model.document.session.RecordedSessionListDocument;
import io.baton.model.document.session.SessionDocument;
import io.baton.model.document.session.SessionListDocument;
import io.baton.session.SessionRegistry;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Who is playing. Addresses and names of viewers are for those who run or supply the service, so a
 * viewer does not get to see them.
 */
@Path("api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class SessionResource {
  private static final String NODE = "node";
  private static final String CLUSTER = "cluster";

  private static final ListRules<SessionDocument> RULES =
      new ListRules<SessionDocument>(
              session ->
                  Stream.concat(
                      Stream.of(session.id(), session.path(), session.client()),
                      session.user().stream()))
          .by("created", Comparator.comparing(SessionDocument::created))
          .by("path", Comparator.comparing(SessionDocument::path))
          .by("client", Comparator.comparing(SessionDocument::client))
          .states(SessionDocument::state, "ready", "playing", "ended");

  private static final ListRules<RecordedSessionDocument> RECORDED_RULES =
      new ListRules<RecordedSessionDocument>(
              session ->
                  Stream.concat(
                      Stream.of(
                          session.id(),
                          session.path(),
                          session.client(),
                          session.node(),
                          session.anchor()),
                      session.user().stream()))
          .by("created", Comparator.comparing(RecordedSessionDocument::created))
          .by("path", Comparator.comparing(RecordedSessionDocument::path))
          .by("client", Comparator.comparing(RecordedSessionDocument::client))
          .states(RecordedSessionDocument::state, "ready", "playing", "ended");

  private final SessionRegistry sessions;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public SessionResource() {
    this(null);
  }

  @Inject
  public SessionResource(SessionRegistry sessions) {
    this.sessions = sessions;
  }

  /** All sessions of the node, or of the cluster. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(
      operationId = "listSessions",
      summary = "List the sessions of this node or of the cluster")
  @APIResponse(
      responseCode = "200",
      description =
          "The sessions: those of this node as they are now, or those of the cluster"
              + " as they were recorded",
      content =
          @Content(
              schema =
                  @Schema(oneOf = {SessionListDocument.class, RecordedSessionListDocument.class})))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  public Response list(
      @Parameter(
              description = "Whose sessions",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"node", "cluster"},
                      defaultValue = "node"))
          @QueryParam("scope")
          @DefaultValue(NODE)
          String scope,
      @Parameter(
              description = "What id, path, client, user or a node contains, whatever the case",
              schema = @Schema(type = SchemaType.STRING, maxLength = ListRules.MAX_TEXT))
          @QueryParam("q")
          @DefaultValue("")
          String text,
      @Parameter(
              description = "State of the sessions",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"ready", "playing", "ended"}))
          @QueryParam("state")
          String state,
      @Parameter(
              description = "Order of the list; a hyphen turns it round",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"created", "-created", "path", "-path", "client", "-client"},
                      defaultValue = "created"))
          @QueryParam("sort")
          @DefaultValue("created")
          String sort) {
    return switch (scope) {
      case NODE -> Response.ok(own(text, state, sort)).build();
      case CLUSTER -> Response.ok(everybodys(text, state, sort)).build();
      default ->
          throw new ProblemException(
              ProblemType.BAD_REQUEST, "Parameter scope must be node or cluster.");
    };
  }

  private SessionListDocument own(String text, String state, String sort) {
    List<SessionDocument> items =
        RULES.apply(sessions.list().stream().map(this::document).toList(), text, state, sort);
    return new SessionListDocument(items.size(), items);
  }

  private RecordedSessionListDocument everybodys(String text, String state, String sort) {
    List<RecordedSessionDocument> items =
        RECORDED_RULES.apply(
            sessions.recorded().stream().map(SessionDocuments::of).toList(), text, state, sort);
    return new RecordedSessionListDocument(items.size(), items);
  }

  /** One session. */
  @GET
  @Path("{id}")
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER})
  @Operation(operationId = "showSession", summary = "Show a session")
  @APIResponse(
      responseCode = "200",
      description = "The session",
      content = @Content(schema = @Schema(implementation = SessionDocument.class)))
  @APIResponse(responseCode = "404", ref = "SessionNotFound")
  public SessionDocument show(@PathParam("id") String id) {
    return sessions.find(id).map(this::document).orElseThrow(() -> noSuchSession(id));
  }

  private SessionDocument document(SessionSnapshot session) {
    return SessionDocuments.of(session, sessions.supplyChanges(session.id()));
  }

  /** Ends a session. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      operationId = "endSession",
      summary = "End a session",
      description = "The player gets an RTCP BYE.")
  @APIResponse(responseCode = "204", description = "Ended")
  @APIResponse(responseCode = "404", ref = "SessionNotFound")
  public Response end(
      @PathParam("id") String id,
      @Context SecurityContext caller,
      @Context HttpServletRequest exchange) {
    if (!sessions.end(id)) {
      throw noSuchSession(id);
    }
    Caller.of(caller, exchange).ended(id);
    return Response.noContent().build();
  }

  private static ProblemException noSuchSession(String id) {
    return new ProblemException(
        ProblemType.SESSION_NOT_FOUND, "There is no session of id " + id + ".");
  }
}
