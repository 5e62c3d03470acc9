package io.baton.location.balance;

/**
 * What this node's location manager has handed over since it started.
 *
 * @param relieved streams that left overloaded providers
 * @param balanced streams that went to providers that were much better suited
 * @param refused decisions that came to nothing
 * @param overloaded providers that it is responsible for and that are overloaded now
 */
public record BalanceStatistics(long relieved, long balanced, long refused, int overloaded) {}
