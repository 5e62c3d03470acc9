package io.baton.model.assignment;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A copy of a piece of media on a node (R29), and how well that node could stream it.
 *
 * @param node name of the node
 * @param path name of the copy on that node
 * @param content SHA-256 of the copy in hex
 * @param uri where the node itself serves it, RTSP
 * @param eligible whether it could take the stream now
 * @param score the higher, the better; comparable within one answer
 * @param cost what the stream would cost there; empty unless an explanation was asked for
 * @param explanation what went into the score, or why it is not eligible; empty unless asked for
 */
@Schema(
    name = "Candidate",
    description = "A copy of media on a node, and how well that node could stream it")
@JsonbPropertyOrder({"node", "path", "content", "uri", "eligible", "score", "cost", "explanation"})
public record Candidate(
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
    @Schema(
            nullable = false,
            description = "What the stream would cost there; if an explanation was asked for")
        Optional<StreamCost> cost,
    @Schema(description = "What went into the score, or why it is not eligible; if asked for")
        @JsonbTypeAdapter(KnownFactors.class)
        List<ScoreFactor> explanation) {
  public Candidate {
    explanation = List.copyOf(explanation);
  }
}
