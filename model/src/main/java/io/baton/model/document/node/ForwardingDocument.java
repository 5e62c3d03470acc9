package io.baton.model.document.node;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the engine does between its clients and the nodes that send media to them themselves.
 *
 * @param sessions forwarded now
 * @param started sessions forwarded since the engine started
 * @param lost sessions whose provider was lost while the client still wanted them
 * @param redecided decisions that were asked for again because no provider of theirs answered
 */
@Schema(
    name = "Forwarding",
    description = "Streams that other nodes send to clients of this one themselves")
@JsonbPropertyOrder({"sessions", "started", "lost", "redecided"})
public record ForwardingDocument(
    @Schema(required = true, description = "Sessions forwarded now") int sessions,
    @Schema(required = true, description = "Sessions forwarded since the engine started")
        long started,
    @Schema(required = true, description = "Sessions whose provider was lost under their client")
        long lost,
    @Schema(
            required = true,
            description = "Decisions repeated because no provider of theirs answered")
        long redecided) {}
