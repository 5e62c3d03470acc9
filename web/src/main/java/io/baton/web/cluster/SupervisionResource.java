package io.baton.web.cluster;

import io.baton.document.ClusterDocuments;
import io.baton.location.supervision.SupervisionTable;
import io.baton.location.supervision.UnknownNodeException;
import io.baton.model.cluster.Supervision;
import io.baton.model.document.cluster.SupervisionDocument;
import io.baton.model.document.cluster.SupervisionListDocument;
import io.baton.web.api.Caller;
import io.baton.web.api.ListRules;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import io.baton.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which location managers supervise which provider (R24), and handing it over (R25). */
@Path("api/v1/" + SupervisionResource.COLLECTION)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cluster")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class SupervisionResource {
  static final String COLLECTION = "supervision";

  private static final String SUPERVISED = "supervised";
  private static final String UNSUPERVISED = "unsupervised";

  private static final ListRules<SupervisionDocument> RULES =
      new ListRules<SupervisionDocument>(
              entry -> Stream.concat(Stream.of(entry.provider()), entry.managers().stream()))
          .by("provider", Comparator.comparing(SupervisionDocument::provider))
          .by("epoch", Comparator.comparing(SupervisionDocument::epoch))
          .states(
              entry -> entry.responsible().isPresent() ? SUPERVISED : UNSUPERVISED,
              SUPERVISED,
              UNSUPERVISED);

  private final SupervisionTable table;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public SupervisionResource() {
    this(null);
  }

  @Inject
  public SupervisionResource(SupervisionTable table) {
    this.table = table;
  }

  /** All providers. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(operationId = "listSupervision", summary = "List who supervises whom")
  @APIResponse(
      responseCode = "200",
      description = "The providers and their managers",
      content = @Content(schema = @Schema(implementation = SupervisionListDocument.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  public SupervisionListDocument list(
      @Parameter(
              description = "What the provider's name or a manager's contains, whatever the case",
              schema = @Schema(type = SchemaType.STRING, maxLength = ListRules.MAX_TEXT))
          @QueryParam("q")
          @DefaultValue("")
          String text,
      @Parameter(
              description = "Whether a manager that answers is responsible",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"supervised", "unsupervised"}))
          @QueryParam("state")
          String state,
      @Parameter(
              description = "Order of the list; a hyphen turns it round",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"provider", "-provider", "epoch", "-epoch"},
                      defaultValue = "provider"))
          @QueryParam("sort")
          @DefaultValue("provider")
          String sort,
      @Context UriInfo uri) {
    List<SupervisionDocument> items =
        RULES.apply(
            table.all().stream().map(entry -> document(entry, uri)).toList(), text, state, sort);
    return new SupervisionListDocument(items.size(), items);
  }

  /** One provider. */
  @GET
  @Path("{provider}")
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(operationId = "showSupervision", summary = "Show who supervises a provider")
  @APIResponse(
      responseCode = "200",
      description = "Its managers",
      content = @Content(schema = @Schema(implementation = SupervisionDocument.class)))
  @APIResponse(responseCode = "404", ref = "NodeNotFound")
  public SupervisionDocument show(
      @Parameter(description = "Name of the provider", example = "node-3") @PathParam("provider")
          String provider,
      @Context UriInfo uri) {
    return document(find(provider), uri);
  }

  /** Hands a provider over to another manager. */
  @PUT
  @Path("{provider}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      operationId = "moveSupervision",
      summary = "Hand a provider over to another location manager",
      description = "The other nodes are notified; streams go on.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SupervisionMove.class)))
  @APIResponse(
      responseCode = "200",
      description = "What holds from now on",
      content = @Content(schema = @Schema(implementation = SupervisionDocument.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NodeNotFound")
  public SupervisionDocument move(
      @Parameter(description = "Name of the provider", example = "node-3") @PathParam("provider")
          String provider,
      @Context UriInfo uri,
      @Context SecurityContext caller,
      @Context HttpServletRequest exchange,
      InputStream body) {
    find(provider);
    String manager = SupervisionMove.read(body).manager();
    try {
      Supervision moved = table.transfer(provider, manager);
      Caller.of(caller, exchange).moved(provider, manager);
      return document(moved, uri);
    } catch (UnknownNodeException e) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "No location manager named " + manager + " supervises " + provider + ".");
    }
  }

  private static SupervisionDocument document(Supervision supervision, UriInfo uri) {
    return ClusterDocuments.supervision(
        supervision,
        new Links(uri)
            .to("self", COLLECTION, supervision.provider())
            .to("provider", ClusterNodeResource.COLLECTION, supervision.provider())
            .build());
  }

  private Supervision find(String provider) {
    return table
        .of(provider)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NODE_NOT_FOUND,
                    "The cluster has no provider named " + provider + "."));
  }
}
