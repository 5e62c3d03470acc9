package io.baton.management.node;

import static io.baton.metrics.Figure.counter;
import static io.baton.metrics.Figure.gauge;
import static io.baton.metrics.FigureUnit.BYTES;
import static io.baton.metrics.FigureUnit.NONE;

import io.baton.connector.figures.PieceStatistics;
import io.baton.metrics.Figure;
import io.baton.metrics.FigureUnit;
import io.baton.node.NodeStatus;
import java.util.List;
import java.util.function.Function;

/** Of {@link NodeFigures}, what the node supplies to others. */
final class SupplyFigures {
  private SupplyFigures() {}

  static List<Figure<NodeStatus>> pieces() {
    return List.of(
        gauge(
            "PieceConnections",
            "baton_pieces_connections",
            NONE,
            long.class,
            "Connections open now to those who fetch pieces of content.",
            pieces(PieceStatistics::openConnections)),
        since(
            "PieceConnectionsAccepted",
            "connections_accepted",
            NONE,
            "Such connections accepted",
            PieceStatistics::connections),
        since(
            "PieceConnectionsRefused",
            "connections_refused",
            NONE,
            "Such connections for which there was no room",
            PieceStatistics::connectionsRefused),
        since(
            "PieceConnectionsDisplaced",
            "connections_displaced",
            NONE,
            "Such connections of strangers that gave way to newcomers",
            PieceStatistics::connectionsDisplaced),
        since(
            "PieceRequests",
            "requests",
            NONE,
            "Requests of nodes for pieces answered",
            PieceStatistics::requests),
        since(
            "PieceRequestsBad",
            "requests_bad",
            NONE,
            "Requests for pieces that could not be understood",
            PieceStatistics::badRequests),
        since(
            "PieceStrangersRefused",
            "strangers_refused",
            NONE,
            "Requests for pieces of those who are no nodes",
            PieceStatistics::strangersRefused),
        since(
            "PieceOctets",
            "bytes",
            BYTES,
            "Octets of manifests, indexes and media supplied",
            PieceStatistics::octets));
  }

  private static Figure<NodeStatus> since(
      String attribute,
      String metric,
      FigureUnit unit,
      String what,
      Function<PieceStatistics, Object> value) {
    return counter(
        attribute,
        "baton_pieces_" + metric + "_total",
        unit,
        what + ", since the start.",
        pieces(value));
  }

  private static Function<NodeStatus, Object> pieces(Function<PieceStatistics, Object> value) {
    return status -> value.apply(status.statistics().supplied());
  }
}
