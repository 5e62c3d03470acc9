package io.baton.engine.supply;

import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.supply.cache.PieceCache;
import io.baton.engine.supply.request.PieceRequests;
import io.baton.engine.supply.request.SupplyCounters;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What every supply of a node needs.
 *
 * @param settings of the node
 * @param loop the event loop of the supply
 * @param clock wall clock
 * @param cache pieces that are there
 * @param requests pieces that are to come
 * @param contents content that is open
 * @param plans feeds that are under way
 * @param promises of suppliers
 * @param events notified of each change of a supplier
 * @param counters what has happened so far
 * @param reports log lines of sessions, not one for each
 * @param adoption of content that sessions stream
 */
record SupplyContext(
    SupplySettings settings,
    ScheduledExecutorService loop,
    EpochClock clock,
    PieceCache cache,
    PieceRequests requests,
    RemoteContents contents,
    FeedPlans plans,
    PromiseRenewal promises,
    Consumer<SupplyChanged> events,
    SupplyCounters counters,
    SupplyReports reports,
    Adoption adoption) {}
