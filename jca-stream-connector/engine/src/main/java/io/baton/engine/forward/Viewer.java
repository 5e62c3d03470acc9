package io.baton.engine.forward;

import java.net.InetAddress;

/**
 * For whom something is forwarded.
 *
 * @param client where the requests come from; media goes nowhere else
 * @param user authenticated user, empty if anonymous
 * @param userAgent what the client calls itself, empty if it does not say
 * @param uri the presentation's URI as the client wrote it, without a track
 */
public record Viewer(InetAddress client, String user, String userAgent, String uri) {}
