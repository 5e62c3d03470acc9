package io.baton.web;

import io.baton.web.problem.Problem;
import io.baton.web.security.Roles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.ExternalDocumentation;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The HTTP interfaces of a node: REST under {@code /api/v1}, CTP under {@code /ctp}. One
 * application for both, so that errors, roles and the OpenAPI document are made in one place.
 */
@ApplicationPath("/")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Baton",
            version = "1",
            description =
                "A node of the Baton streaming service. Durations are in seconds, rates in bits a"
                    + " second, sizes in bytes, times in ISO 8601. Every error is a problem"
                    + " document (RFC 9457).",
            license = @License(name = "Apache License 2.0", identifier = "Apache-2.0")),
    externalDocs =
        @ExternalDocumentation(
            description = "Problem details, the form of errors",
            url = "https://www.rfc-editor.org/rfc/rfc9457"),
    security = @SecurityRequirement(name = BatonApplication.BASIC),
    tags = {
      @Tag(name = "media", description = "The media of this node"),
      @Tag(name = "sessions", description = "Who is playing"),
      @Tag(name = "events", description = "What happens, as it happens"),
      @Tag(name = "node", description = "How the node is"),
      @Tag(name = "locate", description = "Where media is"),
      @Tag(name = "cluster", description = "The nodes of the cluster and what they do"),
      @Tag(name = "ctp", description = "Putting media onto the node")
    },
    components =
        @Components(
            responses = {
              @APIResponse(
                  name = "BadRequest",
                  description = "The request is malformed",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "Unauthorized",
                  description = "No credentials, or wrong ones",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "Forbidden",
                  description = "The user does not have the role",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "MediaNotFound",
                  description = "No such media",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "SessionNotFound",
                  description = "No such session",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "NodeNotFound",
                  description = "The cluster has no node of this name that does this",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "AssignmentNotFound",
                  description = "No such assignment",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "MediaInUse",
                  description = "The media is being streamed and force is not set",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "NoOtherSupplier",
                  description = "No other node can supply the session, or not the one named",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "TooSlow",
                  description = "The upload brought less than the minimum rate",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "TooManyUploads",
                  description = "The user or address sends too many files at once; Retry-After",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "TooManyStreams",
                  description = "The user follows events too often at once; Retry-After",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "PreconditionFailed",
                  description = "If-Match or If-None-Match does not hold",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "TooLarge",
                  description = "Larger than the configured limit",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "UnsupportedContent",
                  description = "The body has a content encoding",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "Internal",
                  description = "The node failed; its log has the cause under the error id",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "Unavailable",
                  description = "The node cannot do this now",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "DiskFull",
                  description = "No space left in the media store",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class)))
            }))
@SecurityScheme(
    securitySchemeName = BatonApplication.BASIC,
    type = SecuritySchemeType.HTTP,
    scheme = "basic",
    description =
        "Users of the server's application realm. Roles: "
            + Roles.ADMIN
            + " (everything), "
            + Roles.PUBLISHER
            + " (uploads and deletes media, sees sessions and assignments), "
            + Roles.VIEWER
            + " (sees media, the nodes and who supervises whom; locates).")
public class BatonApplication extends Application {
  static final String BASIC = "basic";
}
