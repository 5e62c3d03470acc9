package io.baton.engine.piece.server;

import io.baton.connector.figures.PieceStatistics;
import io.baton.engine.server.connection.ServerCounters;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the piece server has seen since it started.
 *
 * @param server as of any server
 * @param octets of files sent to other nodes
 */
record PieceCounters(ServerCounters server, LongAdder octets) {
  PieceCounters() {
    this(new ServerCounters(), new LongAdder());
  }

  PieceStatistics statistics() {
    return new PieceStatistics(
        server.connections().sum(),
        server.open().sum(),
        server.refusedConnections().sum(),
        server.displacedConnections().sum(),
        server.requests().sum(),
        server.badRequests().sum(),
        server.authFailures().sum(),
        octets.sum());
  }
}
