package io.baton.model.document.node;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a node supplied to other nodes since its engine started.
 *
 * @param connections connections accepted
 * @param openConnections connections open now
 * @param connectionsRefused connections for which there was no room
 * @param connectionsDisplaced idle connections of strangers that gave way to newcomers
 * @param requests requests of nodes answered
 * @param badRequests requests that could not be understood
 * @param strangersRefused requests of those who are no nodes
 * @param octets octets of manifests, indexes and media sent
 */
@Schema(name = "Supplied", description = "What the node supplied to other nodes")
@JsonbPropertyOrder({
  "connections",
  "openConnections",
  "connectionsRefused",
  "connectionsDisplaced",
  "requests",
  "badRequests",
  "strangersRefused",
  "octets"
})
public record SuppliedDocument(
    @Schema(required = true, description = "Connections accepted") long connections,
    @Schema(required = true, description = "Connections open now") long openConnections,
    @Schema(required = true, description = "Connections for which there was no room")
        long connectionsRefused,
    @Schema(
            required = true,
            description = "Idle connections of strangers that gave way to newcomers")
        long connectionsDisplaced,
    @Schema(required = true, description = "Requests of nodes answered") long requests,
    @Schema(required = true, description = "Requests that could not be understood")
        long badRequests,
    @Schema(required = true, description = "Requests of those who are no nodes")
        long strangersRefused,
    @Schema(required = true, description = "Octets of manifests, indexes and media sent")
        long octets) {}
