package io.baton.engine.supply.cache;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What the cache of pieces runs by.
 *
 * @param quiescence of all that read pieces
 * @param loop the event loop of the supply
 * @param disk one thread that may wait for the disk; does one task after the other
 */
public record CacheContext(Quiescence quiescence, ScheduledExecutorService loop, Executor disk) {}
