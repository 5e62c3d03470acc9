package io.baton.model.document.node;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the engine does between its clients and the nodes that stream to them.
 *
 * @param sessions forwarded now, relayed or direct
 * @param started sessions forwarded since the engine started
 * @param lost sessions whose provider was lost while the client still wanted them
 * @param redecided decisions that were asked for again because their provider did not answer
 * @param packets RTP packets relayed
 * @param octets octets of RTP packets relayed, headers included
 * @param trains send operations
 */
@Schema(name = "Forwarding", description = "Streams of other nodes for clients of this one")
@JsonbPropertyOrder({"sessions", "started", "lost", "redecided", "packets", "octets", "trains"})
public record ForwardingDocument(
    @Schema(required = true, description = "Sessions forwarded now, relayed or direct")
        int sessions,
    @Schema(required = true, description = "Sessions forwarded since the engine started")
        long started,
    @Schema(required = true, description = "Sessions whose provider was lost under their client")
        long lost,
    @Schema(
            required = true,
            description = "Decisions repeated because their provider did not answer")
        long redecided,
    @Schema(required = true, description = "RTP packets relayed") long packets,
    @Schema(required = true, description = "Octets of RTP packets relayed, headers included")
        long octets,
    @Schema(required = true, description = "Send operations") long trains) {}
