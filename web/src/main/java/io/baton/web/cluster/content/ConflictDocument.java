package io.baton.web.cluster.content;

import io.baton.location.content.PathConflict;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Nodes hold different bytes under one path.
 *
 * @param path the path
 * @param copies what is under it, by node
 */
@Schema(name = "Conflict", description = "Nodes hold different bytes under one path")
@JsonbPropertyOrder({"path", "copies"})
public record ConflictDocument(
    @Schema(required = true, description = "The path", examples = "films/a.mp4") String path,
    @Schema(required = true, description = "What is under it, in the order of the nodes' names")
        List<HeldDocument> copies) {
  static ConflictDocument of(PathConflict conflict) {
    return new ConflictDocument(
        conflict.path().value(),
        conflict.contents().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(held -> new HeldDocument(held.getKey(), held.getValue()))
            .toList());
  }

  /**
   * What a node holds.
   *
   * @param node name of the node
   * @param content SHA-256 of what it holds
   */
  @Schema(name = "Held", description = "What a node holds under the path")
  @JsonbPropertyOrder({"node", "content"})
  public record HeldDocument(
      @Schema(required = true, description = "Name of the node", examples = "node-2") String node,
      @Schema(required = true, pattern = "[0-9a-f]{64}", description = "SHA-256 of what it holds")
          String content) {}
}
