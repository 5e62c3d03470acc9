package io.baton.overview;

import java.time.Duration;
import java.time.Instant;

/**
 * How a service location manager was doing when it was asked (R4).
 *
 * @param load requests a second, mean over the last seconds
 * @param pending requests that it had in hand
 * @param roundTrip how long its answer took
 * @param measured when it answered
 */
public record ManagerState(double load, int pending, Duration roundTrip, Instant measured) {}
