package io.baton.location.assignment;

import java.time.Duration;

/**
 * What a location manager has done since it started.
 *
 * @param made assignments made
 * @param refused requests for which no provider was found
 * @param retried providers that refused or did not answer, so that another one was asked
 * @param time taken by all placements together, from the request until the provider was ready
 */
public record AssignmentStatistics(long made, long refused, long retried, Duration time) {}
