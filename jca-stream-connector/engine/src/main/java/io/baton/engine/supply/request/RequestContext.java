package io.baton.engine.supply.request;

import io.baton.engine.piece.Fetcher;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.supply.cache.PieceCache;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What every request needs.
 *
 * @param fetcher asks suppliers
 * @param cache where pieces go
 * @param book what is known of suppliers
 * @param loop the event loop of the supply
 * @param clock wall clock
 * @param patience how long a supplier may be silent
 * @param counters what has happened so far
 */
record RequestContext(
    Fetcher fetcher,
    PieceCache cache,
    SupplierBook book,
    ScheduledExecutorService loop,
    EpochClock clock,
    Duration patience,
    SupplyCounters counters) {}
