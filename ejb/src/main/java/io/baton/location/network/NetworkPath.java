package io.baton.location.network;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the network between two places (R19, R20).
 *
 * @param proximity 1 in the same place, 0 if one of the places is unknown or they have no link, in
 *     between by the latency of the link
 * @param bandwidth bits a second to be expected; empty if nothing limits it or nothing is known
 * @param latency to be expected; empty if unknown
 */
public record NetworkPath(double proximity, OptionalLong bandwidth, Optional<Duration> latency) {}
