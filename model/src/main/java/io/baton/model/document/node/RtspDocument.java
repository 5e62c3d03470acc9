package io.baton.model.document.node;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
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
    @Schema(nullable = false, description = "TCP port of RTSP over TLS, if it is on")
        Optional<Integer> tlsPort,
    @Schema(required = true, description = "UDP port of RTP; RTCP is one above", examples = "6970")
        int rtpPort,
    @Schema(required = true, description = "Whether it answered a moment ago") boolean answers) {}
