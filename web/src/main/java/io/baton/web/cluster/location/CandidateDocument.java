package io.baton.web.cluster.location;

import io.baton.model.assignment.Candidate;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A copy of media on a node, and how well that node could stream it.
 *
 * @param node name of the node
 * @param path name of the copy there
 * @param content its SHA-256
 * @param uri where the node itself serves it
 * @param eligible whether it could take the stream now
 * @param score the higher, the better
 * @param cost what the stream would cost there; only if an explanation was asked for
 * @param explanation what went into the score; only if asked for
 */
@Schema(
    name = "Candidate",
    description = "A copy of media on a node, and how well that node could stream it")
@JsonbPropertyOrder({"node", "path", "content", "uri", "eligible", "score", "cost", "explanation"})
public record CandidateDocument(
    @Schema(required = true, description = "Name of the node", examples = "node-3") String node,
    @Schema(required = true, description = "Name of the copy there", examples = "films/a.mp4")
        String path,
    @Schema(required = true, pattern = "[0-9a-f]{64}", description = "SHA-256 of the copy")
        String content,
    @Schema(
            required = true,
            format = "uri",
            description = "Where the node itself serves it",
            examples = "rtsp://192.0.2.13:8554/films/a.mp4")
        String uri,
    @Schema(required = true, description = "Whether it could take the stream now") boolean eligible,
    @Schema(
            required = true,
            description = "The higher, the better; comparable within one answer",
            examples = "1.85")
        double score,
    @Schema(description = "What the stream would cost there; if an explanation was asked for")
        CostDocument cost,
    @Schema(description = "What went into the score, or why it is not eligible; if asked for")
        List<FactorDocument> explanation) {
  static CandidateDocument of(Candidate candidate) {
    return new CandidateDocument(
        candidate.node(),
        candidate.path(),
        candidate.content(),
        candidate.uri(),
        candidate.eligible(),
        candidate.score(),
        candidate.cost().map(CostDocument::of).orElse(null),
        FactorDocument.ofAll(candidate.explanation()));
  }
}
