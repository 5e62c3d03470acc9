package io.baton.web.cluster.content;

import io.baton.catalog.MediaCatalog;
import io.baton.document.ClusterDocuments;
import io.baton.location.content.PathConflict;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.model.document.cluster.ConflictDocument;
import io.baton.model.document.cluster.ConflictListDocument;
import io.baton.web.api.ListRules;
import io.baton.web.api.Page;
import io.baton.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

/** Paths under which nodes hold different bytes. */
@Path("api/v1/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cluster")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "500", ref = "Internal")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Dependent
public class ConflictResource {
  private static final ListRules<PathConflict> RULES =
      new ListRules<PathConflict>(
              conflict ->
                  Stream.concat(
                      Stream.of(conflict.path().value()), conflict.contents().keySet().stream()))
          .by("path", Comparator.comparing(conflict -> conflict.path().value()));

  private final VirtualContentDatabase contents;

  /** RESTEasy wants to see it, though CDI calls the other. */
  public ConflictResource() {
    this(null);
  }

  @Inject
  public ConflictResource(VirtualContentDatabase contents) {
    this.contents = contents;
  }

  /** A page of the conflicts. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.PUBLISHER, Roles.VIEWER})
  @Operation(
      operationId = "listConflicts",
      summary = "List paths under which nodes hold different bytes",
      description =
          "A session never mixes them. To resolve one, upload the right file again or delete the"
              + " wrong one on its node.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the list",
      content = @Content(schema = @Schema(implementation = ConflictListDocument.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  public ConflictListDocument list(
      @Parameter(
              description = "What the path or a node's name contains, whatever the case",
              schema = @Schema(type = SchemaType.STRING, maxLength = ListRules.MAX_TEXT))
          @QueryParam("q")
          @DefaultValue("")
          String text,
      @Parameter(
              description = "Order of the list; a hyphen turns it round",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"path", "-path"},
                      defaultValue = "path"))
          @QueryParam("sort")
          @DefaultValue("path")
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
          String limit) {
    Page page = Page.parse(offset, limit);
    List<PathConflict> conflicts = RULES.apply(contents.conflicts(), text, sort);
    List<ConflictDocument> items =
        page.of(conflicts).stream().map(ClusterDocuments::conflict).toList();
    return new ConflictListDocument(conflicts.size(), page.offset(), page.limit(), items);
  }
}
