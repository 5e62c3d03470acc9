package io.baton.client.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * Who has a piece of media.
 *
 * @param mode how it would be delivered
 * @param candidates best first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Location(String mode, List<Candidate> candidates) {
  public Location {
    candidates = List.copyOf(candidates);
  }

  /**
   * A copy of the media on a node.
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
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Candidate(
      String node,
      String path,
      String content,
      String uri,
      boolean eligible,
      double score,
      Optional<Cost> cost,
      Optional<List<Factor>> explanation) {}

  /**
   * What a stream would cost.
   *
   * @param provider bits a second that the node would send
   * @param anchor bits a second that the node which the client talks to would pass on
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Cost(long provider, long anchor) {}
}
