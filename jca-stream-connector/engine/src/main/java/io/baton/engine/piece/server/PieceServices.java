package io.baton.engine.piece.server;

import io.baton.connector.audit.PeriodicReport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the connections of the piece server work with and share.
 *
 * @param content what can be supplied
 * @param promises what has been promised
 * @param check who is a node
 * @param patience how long a connection may take to prove that it is a node's
 * @param counters what was seen
 * @param strangers reports of those who are none
 * @param failures reports of what failed on this side
 * @param damages reports of damaged pieces
 * @param bodies octets taken for bodies of requests
 * @param packed pieces of indexes, compressed
 */
record PieceServices(
    ContentSource content,
    Promises promises,
    NodeCheck check,
    Duration patience,
    PieceCounters counters,
    PeriodicReport strangers,
    PeriodicReport failures,
    PeriodicReport damages,
    AtomicLong bodies,
    PackedPieces packed) {
  PieceServices(ContentSource content, Promises promises, NodeCheck check, Duration patience) {
    this(
        content,
        promises,
        check,
        patience,
        new PieceCounters(),
        new PeriodicReport(),
        new PeriodicReport(),
        new PeriodicReport(),
        new AtomicLong(),
        new PackedPieces());
  }
}
