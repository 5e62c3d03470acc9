package io.baton.model.document.node;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a node is.
 *
 * @param name node name
 * @param version of Baton
 * @param roles what it does, in alphabetical order
 * @param started when its engine started
 * @param drain whether it drains, and how far that has come
 * @param importQueue uploads waiting to be imported or being imported
 * @param rtsp where its RTSP service listens
 * @param load what it measures of itself
 * @param statistics its counters
 */
@Schema(name = "Node", description = "How a node is")
@JsonbPropertyOrder({
  "name",
  "version",
  "roles",
  "started",
  "drain",
  "importQueue",
  "rtsp",
  "load",
  "statistics"
})
public record NodeDocument(
    @Schema(required = true, description = "Node name", examples = "node1") String name,
    @Schema(required = true, description = "Of Baton", examples = "1.0.0") String version,
    @Schema(required = true, description = "What it does", examples = "[\"portal\",\"provider\"]")
        List<String> roles,
    @Schema(required = true, description = "When its engine started") Instant started,
    @Schema(required = true) DrainDocument drain,
    @Schema(required = true, description = "Uploads waiting to be imported or being imported")
        int importQueue,
    @Schema(required = true) RtspDocument rtsp,
    @Schema(required = true) LoadDocument load,
    @Schema(required = true) StatisticsDocument statistics) {
  public NodeDocument {
    roles = List.copyOf(roles);
  }
}
