package io.baton.metrics;

import java.time.Duration;

/**
 * How often something was done, and how long all of it took.
 *
 * @param count how often
 * @param total sum of the times
 */
public record Timing(long count, Duration total) {}
