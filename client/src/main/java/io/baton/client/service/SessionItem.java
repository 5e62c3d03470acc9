package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * A streaming session on the server.
 *
 * @param id session id
 * @param node that streams it; only in a list of all nodes' sessions
 * @param path media it plays
 * @param client address of the player
 * @param user authenticated user, if any
 * @param transport {@code udp} or {@code tcp}
 * @param state {@code ready}, {@code playing} or {@code ended}
 * @param created when it was set up, ISO 8601
 * @param positionSeconds normal play time reached
 * @param bitrate bits a second it is admitted with; not of all nodes' sessions
 * @param reportedLoss worst fraction lost in the latest receiver reports, 0.0 to 1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SessionItem(
    String id,
    Optional<String> node,
    String path,
    String client,
    Optional<String> user,
    String transport,
    String state,
    String created,
    double positionSeconds,
    Optional<Long> bitrate,
    Optional<Double> reportedLoss) {}
