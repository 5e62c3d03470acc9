package io.baton.web.api.media;

import io.baton.location.content.LocatedCopy;
import io.baton.web.api.Seconds;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What another node holds under the same path.
 *
 * @param node name of the node
 * @param sha256 of what it holds
 * @param durationSeconds playing time
 * @param bitrate mean bits a second, RTP and UDP headers included
 * @param codecs of its tracks, in SDP order
 * @param same whether it is the content of this node, bit by bit; absent if this node has none
 */
@Schema(name = "Copy", description = "What another node holds under the same path")
@JsonbPropertyOrder({"node", "sha256", "durationSeconds", "bitrate", "codecs", "same"})
public record CopyDocument(
    @Schema(required = true, description = "Name of the node", examples = "node-2") String node,
    @Schema(required = true, pattern = "[0-9a-f]{64}", description = "Of what it holds")
        String sha256,
    @Schema(required = true, description = "Playing time", examples = "60.0")
        double durationSeconds,
    @Schema(required = true, description = "Mean bits a second, headers included") long bitrate,
    @Schema(required = true, description = "Of its tracks, in SDP order") List<String> codecs,
    @Schema(
            description =
                "Whether it is the content of this node, bit by bit; absent if this node has none")
        Boolean same) {
  /**
   * A copy on another node.
   *
   * @param own SHA-256 of what this node has, if anything
   */
  static CopyDocument of(LocatedCopy copy, Optional<String> own) {
    String content = copy.copy().content();
    return new CopyDocument(
        copy.node(),
        content,
        Seconds.of(Duration.ofMillis(copy.copy().durationMillis())),
        copy.copy().bitrate(),
        copy.copy().codecs(),
        own.map(content::equals).orElse(null));
  }
}
