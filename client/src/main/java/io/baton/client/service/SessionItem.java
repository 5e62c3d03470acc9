package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * A streaming session on the server.
 *
 * @param id session id
 * @param path media it plays
 * @param client address of the player
 * @param user authenticated user, if any
 * @param transport {@code udp} or {@code tcp}
 * @param state {@code ready}, {@code playing} or {@code ended}
 * @param positionSeconds normal play time reached
 * @param bitrate bits a second it is admitted with
 * @param reportedLoss worst fraction lost in the latest receiver reports, 0.0 to 1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SessionItem(
    String id,
    String path,
    String client,
    Optional<String> user,
    String transport,
    String state,
    double positionSeconds,
    long bitrate,
    double reportedLoss) {}
