package io.baton.model.assignment;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a streaming media service and the node that performs it (R6).
 *
 * @param name which part: {@link #DELIVERY}
 * @param provider name of the node
 * @param host where that node listens for RTSP
 * @param port where that node listens for RTSP
 */
@Schema(name = "Component", description = "A part of a service and who performs it")
@JsonbPropertyOrder({"name", "provider", "host", "port"})
public record ServiceComponent(
    @Schema(required = true, description = "Which part", examples = "delivery") String name,
    @Schema(required = true, description = "Name of the node", examples = "node-3") String provider,
    @Schema(required = true, description = "Where it listens for RTSP", examples = "192.0.2.13")
        String host,
    @Schema(required = true, description = "Where it listens for RTSP", examples = "8554")
        int port) {
  /** Sending the media to the client. */
  public static final String DELIVERY = "delivery";
}
