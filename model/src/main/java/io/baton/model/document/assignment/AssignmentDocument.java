package io.baton.model.document.assignment;

import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.ServiceComponent;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param links where to read on: references without a host
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
    @Schema(nullable = false, description = "Authenticated user, if any") Optional<String> user,
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
        List<ServiceComponent> components,
    @Schema(required = true, description = "Bits a second counted for it", examples = "2135423")
        long bitrate,
    @Schema(required = true, description = "When it was made") Instant made,
    @Schema(required = true, description = "How often it was made or moved") long epoch,
    @Schema(
            nullable = false,
            description =
                "Why this provider; only in the document of one assignment, and if it is recorded")
        Optional<List<ScoreFactor>> explanation,
    @Schema(required = true, description = "Where to read on, without a host")
        Map<String, String> links) {
  public AssignmentDocument {
    components = List.copyOf(components);
    explanation = explanation.map(List::copyOf);
    links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
  }
}
