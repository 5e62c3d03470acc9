package io.baton.web.cluster;

import io.baton.model.assignment.AssignmentRecord;
import io.baton.web.cluster.location.FactorDocument;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stream and the node that it was assigned to.
 *
 * @param id of the assignment, and of the session that it becomes
 * @param path name of the media
 * @param content its SHA-256
 * @param client address of the client
 * @param user authenticated user, if any
 * @param mode how it is delivered
 * @param anchor node that the client talks to
 * @param manager location manager that supervises it
 * @param provider node that sends the media
 * @param components the parts of the service and who performs each
 * @param bitrate bits a second counted for it
 * @param made when
 * @param epoch how often it was made or moved
 * @param explanation why this provider, if it is recorded; only in the document of one assignment
 * @param links where to read on
 */
@Schema(name = "Assignment", description = "A stream and the node that it was assigned to")
@JsonbPropertyOrder({
  "id",
  "path",
  "content",
  "client",
  "user",
  "mode",
  "anchor",
  "manager",
  "provider",
  "components",
  "bitrate",
  "made",
  "epoch",
  "explanation",
  "links"
})
public record AssignmentDocument(
    @Schema(required = true, description = "Id, also of the session that it becomes") String id,
    @Schema(required = true, description = "Name of the media", examples = "films/a.mp4")
        String path,
    @Schema(required = true, pattern = "[0-9a-f]{64}", description = "SHA-256 of what is sent")
        String content,
    @Schema(required = true, description = "Address of the client", examples = "192.0.2.7")
        String client,
    @Schema(description = "Authenticated user, if any") String user,
    @Schema(
            required = true,
            enumeration = {"relay", "direct", "redirect"},
            description = "How it is delivered")
        String mode,
    @Schema(required = true, description = "Node that the client talks to", examples = "node-1")
        String anchor,
    @Schema(
            required = true,
            description = "Location manager that supervises it",
            examples = "node-2")
        String manager,
    @Schema(required = true, description = "Node that sends the media", examples = "node-3")
        String provider,
    @Schema(required = true, description = "Parts of the service and who performs each")
        List<ComponentDocument> components,
    @Schema(required = true, description = "Bits a second counted for it", examples = "2135423")
        long bitrate,
    @Schema(required = true, description = "When it was made") Instant made,
    @Schema(required = true, description = "How often it was made or moved") long epoch,
    @Schema(
            description =
                "Why this provider; only in the document of one assignment, and if it is recorded")
        List<FactorDocument> explanation,
    @Schema(required = true, description = "Where to read on") Map<String, URI> links) {
  /** As an item of a list. */
  static AssignmentDocument brief(AssignmentRecord assignment, Links links) {
    return of(assignment, null, links);
  }

  /** With the explanation. */
  static AssignmentDocument explained(AssignmentRecord assignment, Links links) {
    return of(assignment, FactorDocument.ofAll(assignment.explanation()), links);
  }

  private static AssignmentDocument of(
      AssignmentRecord assignment, List<FactorDocument> explanation, Links links) {
    return new AssignmentDocument(
        assignment.assignment(),
        assignment.path(),
        assignment.content(),
        assignment.client(),
        assignment.user().isEmpty() ? null : assignment.user(),
        assignment.mode().text(),
        assignment.anchor(),
        assignment.manager(),
        assignment.provider(),
        assignment.components().stream().map(ComponentDocument::of).toList(),
        assignment.bitrate(),
        assignment.made(),
        assignment.epoch(),
        explanation,
        links
            .to("self", AssignmentResource.COLLECTION, assignment.assignment())
            .to("provider", ClusterNodeResource.COLLECTION, assignment.provider())
            .to("manager", ManagerResource.COLLECTION, assignment.manager())
            .to("anchor", ClusterNodeResource.COLLECTION, assignment.anchor())
            .build());
  }
}
