package io.baton.model.assignment;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a streaming media service and the node that performs it (R6).
 *
 * @param name which part: {@link #DELIVERY} or {@link #SUPPLY}
 * @param provider name of the node
 * @param host where that node listens for RTSP, and for requests of pieces
 * @param port where that node listens for RTSP
 * @param piecesPort TCP port at which that node supplies pieces of content to other nodes; 0 if it
 *     supplies none, as nodes of older versions
 */
@Schema(name = "Component", description = "A part of a service and who performs it")
@JsonbPropertyOrder({"name", "provider", "host", "port", "piecesPort"})
public record ServiceComponent(
    @Schema(required = true, description = "Which part", examples = "delivery") String name,
    @Schema(required = true, description = "Name of the node", examples = "node-3") String provider,
    @Schema(required = true, description = "Where it listens for RTSP", examples = "192.0.2.13")
        String host,
    @Schema(required = true, description = "Where it listens for RTSP", examples = "8554") int port,
    @Schema(
            required = true,
            description = "Where it supplies pieces of content to other nodes; 0 if it does not",
            examples = "8555")
        int piecesPort) {
  /** Sending the media to the client. */
  public static final String DELIVERY = "delivery";

  /** Sending pieces of the content to the node that sends the media to the client. */
  public static final String SUPPLY = "supply";

  /** Performed by a node that supplies no pieces. */
  public ServiceComponent(String name, String provider, String host, int port) {
    this(name, provider, host, port, 0);
  }
}
