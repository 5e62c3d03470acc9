package io.baton.web.api;

import io.baton.connector.RtspEndpoint;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where the node's RTSP service listens.
 *
 * @param host address bound
 * @param port TCP port of RTSP
 * @param tlsPort TCP port of RTSP over TLS, if it is on
 * @param rtpPort UDP port of RTP; RTCP is one above
 * @param answers whether it answered a moment ago
 */
@Schema(name = "Rtsp", description = "Where the RTSP service listens")
@JsonbPropertyOrder({"host", "port", "tlsPort", "rtpPort", "answers"})
public record RtspDocument(
    @Schema(required = true, description = "Address bound", examples = "0.0.0.0") String host,
    @Schema(required = true, description = "TCP port of RTSP", examples = "8554") int port,
    @Schema(description = "TCP port of RTSP over TLS, if it is on") Integer tlsPort,
    @Schema(required = true, description = "UDP port of RTP; RTCP is one above", examples = "6970")
        int rtpPort,
    @Schema(required = true, description = "Whether it answered a moment ago") boolean answers) {
  static RtspDocument of(RtspEndpoint endpoint, boolean answers) {
    return new RtspDocument(
        endpoint.host(),
        endpoint.port(),
        endpoint.tlsPort() > 0 ? endpoint.tlsPort() : null,
        endpoint.rtpPort(),
        answers);
  }
}
