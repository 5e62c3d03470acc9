package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
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
  public ConflictDocument {
    copies = List.copyOf(copies);
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
