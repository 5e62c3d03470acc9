package io.baton.connector;

import java.util.Map;

/**
 * An RTSP request that needs a decision: the first one of a client for a piece of media (R1).
 *
 * @param method {@code DESCRIBE} or {@code SETUP}
 * @param path what is asked for, decoded; not yet validated
 * @param query parameters of the request URI
 * @param client address of the client, as text
 * @param user authenticated user, empty if anonymous
 * @param userAgent what the client calls itself, empty if it does not say
 */
public record StreamRequest(
    String method,
    String path,
    Map<String, String> query,
    String client,
    String user,
    String userAgent) {
  public StreamRequest {
    query = Map.copyOf(query);
  }
}
