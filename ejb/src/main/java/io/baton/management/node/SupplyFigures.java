package io.baton.management.node;

import static io.baton.metrics.Figure.counter;
import static io.baton.metrics.Figure.gauge;
import static io.baton.metrics.FigureUnit.BYTES;
import static io.baton.metrics.FigureUnit.NONE;
import static io.baton.metrics.FigureUnit.SECONDS;

import io.baton.connector.figures.PieceStatistics;
import io.baton.connector.figures.SupplyStatistics;
import io.baton.metrics.Figure;
import io.baton.metrics.FigureUnit;
import io.baton.node.NodeStatus;
import java.util.List;
import java.util.function.Function;

/** Of {@link NodeFigures}, what the node supplies to others, and they to it. */
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

  static List<Figure<NodeStatus>> supply() {
    return List.of(
        gauge(
            "SuppliedSessions",
            "baton_supply_sessions",
            NONE,
            int.class,
            "Sessions whose pieces other nodes supply now.",
            supply(SupplyStatistics::sessions)),
        gauge(
            "SuppliedContents",
            "baton_supply_contents",
            NONE,
            int.class,
            "Contents of other nodes that are open now.",
            supply(SupplyStatistics::contents)),
        received(
            "SuppliedPieces",
            "pieces",
            NONE,
            "Pieces that came from other nodes and were right",
            SupplyStatistics::pieces),
        received(
            "SuppliedOctets",
            "bytes",
            BYTES,
            "Octets of them, as they came over the network",
            SupplyStatistics::octets),
        received(
            "SupplyHits",
            "cache_hits",
            NONE,
            "Times that a stream found a piece there already",
            SupplyStatistics::hits),
        received(
            "SupplyMisses",
            "cache_misses",
            NONE,
            "Times that it did not",
            SupplyStatistics::misses),
        received(
            "SupplyHedges",
            "hedges",
            NONE,
            "Requests to a second supplier because the first was silent",
            SupplyStatistics::hedges),
        received(
            "SupplyWasted",
            "wasted_bytes",
            BYTES,
            "Octets that came twice or were damaged, at most",
            SupplyStatistics::wasted),
        received(
            "SupplyFailures",
            "failures",
            NONE,
            "Requests that a supplier did not fulfil",
            SupplyStatistics::failures),
        received(
            "SupplyDamaged",
            "damaged",
            NONE,
            "Pieces that did not have their hash",
            SupplyStatistics::damaged),
        received(
            "SupplyStarvations",
            "starvations",
            NONE,
            "Times that a stream had to wait for a piece",
            SupplyStatistics::starvations),
        received(
            "SupplyTakeovers",
            "takeovers",
            NONE,
            "Times that another supplier took over from one that had failed",
            SupplyStatistics::takeovers),
        gauge(
            "SupplyTakeoverMedian",
            "baton_supply_takeover_median_seconds",
            SECONDS,
            long.class,
            "Time from the failure of a supplier to the first octet of another, of half of them.",
            supply(SupplyStatistics::takeoverMedian)),
        gauge(
            "SupplyTakeoverMost",
            "baton_supply_takeover_max_seconds",
            SECONDS,
            long.class,
            "The same, of the slowest.",
            supply(SupplyStatistics::takeoverMost)),
        gauge(
            "SupplyCache",
            "baton_supply_cache_size_bytes",
            BYTES,
            long.class,
            "Memory of the cache of pieces.",
            supply(SupplyStatistics::cacheOctets)),
        gauge(
            "SupplyCacheInUse",
            "baton_supply_cache_used_bytes",
            BYTES,
            long.class,
            "Part of it that running streams need now.",
            supply(SupplyStatistics::cacheOctetsInUse)));
  }

  private static Figure<NodeStatus> received(
      String attribute,
      String metric,
      FigureUnit unit,
      String what,
      Function<SupplyStatistics, Object> value) {
    return counter(
        attribute,
        "baton_supply_" + metric + "_total",
        unit,
        what + ", since the start.",
        supply(value));
  }

  private static Function<NodeStatus, Object> supply(Function<SupplyStatistics, Object> value) {
    return status -> value.apply(status.statistics().supply());
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
