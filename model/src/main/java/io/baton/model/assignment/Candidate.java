package io.baton.model.assignment;

import java.util.List;
import java.util.Optional;

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
public record Candidate(
    String node,
    String path,
    String content,
    String uri,
    boolean eligible,
    double score,
    Optional<StreamCost> cost,
    List<ScoreFactor> explanation) {
  public Candidate {
    explanation = List.copyOf(explanation);
  }
}
