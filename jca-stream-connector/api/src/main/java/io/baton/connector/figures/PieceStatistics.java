package io.baton.connector.figures;

/**
 * What was supplied to other nodes since the engine started.
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
public record PieceStatistics(
    long connections,
    long openConnections,
    long connectionsRefused,
    long connectionsDisplaced,
    long requests,
    long badRequests,
    long strangersRefused,
    long octets) {}
