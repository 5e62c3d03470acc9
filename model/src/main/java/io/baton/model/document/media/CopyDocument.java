package io.baton.model.document.media;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What another node holds under the same path.
 *
 * @param node name of the node
 * @param sha256 of what it holds
 * @param durationSeconds playing time
 * @param bitrate mean bits a second of RTP payload over all tracks, as of {@link ContentDocument}
 * @param codecs of its tracks, in SDP order
 * @param same whether it is the content of this node, bit by bit; absent if this node has none
 * @param cached whether the node keeps it because it has streamed it from another one
 */
@Schema(name = "Copy", description = "What another node holds under the same path")
@JsonbPropertyOrder({"node", "sha256", "durationSeconds", "bitrate", "codecs", "same", "cached"})
public record CopyDocument(
    @Schema(required = true, description = "Name of the node", examples = "node-2") String node,
    @Schema(required = true, pattern = "[0-9a-f]{64}", description = "Of what it holds")
        String sha256,
    @Schema(required = true, description = "Playing time", examples = "60.0")
        double durationSeconds,
    @Schema(required = true, description = "Mean bits a second of RTP payload") long bitrate,
    @Schema(required = true, description = "Of its tracks, in SDP order") List<String> codecs,
    @Schema(
            nullable = false,
            description =
                "Whether it is the content of this node, bit by bit; absent if this node has none")
        Optional<Boolean> same,
    @Schema(
            required = true,
            description = "Whether the node keeps it because it has streamed it from another one")
        boolean cached) {
  public CopyDocument {
    codecs = List.copyOf(codecs);
  }
}
