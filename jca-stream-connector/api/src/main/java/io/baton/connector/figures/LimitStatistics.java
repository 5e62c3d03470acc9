package io.baton.connector.figures;

/**
 * What limits have kept out since the engine started.
 *
 * @param connectionsRefused RTSP connections for which there was no room
 * @param connectionsDisplaced idle RTSP connections without a user that gave way to newcomers
 * @param streamsRefused streams beyond the share of their user or address
 * @param logins what became of passwords
 * @param keysRefused peers over OFP that did not know the key that nodes share
 */
public record LimitStatistics(
    long connectionsRefused,
    long connectionsDisplaced,
    long streamsRefused,
    LoginStatistics logins,
    long keysRefused) {}
