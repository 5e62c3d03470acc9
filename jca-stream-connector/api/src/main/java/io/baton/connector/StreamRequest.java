package io.baton.connector;

import java.util.Map;
import java.util.Set;

/**
 * An RTSP request that needs a decision: the first one of a client for a piece of media (R1).
 *
 * @param method {@code DESCRIBE} or {@code SETUP}
 * @param path what is asked for, decoded; not yet validated
 * @param query parameters of the request URI
 * @param client address of the client, as text
 * @param user authenticated user, empty if anonymous
 * @param userAgent what the client calls itself, empty if it does not say
 * @param transport how media is to travel, as far as the request tells: SETUP does, DESCRIBE does
 *     not, and {@link DeliveryTransport#UDP} is then assumed
 * @param unreachable names of providers that an earlier decision on this request named in vain
 */
public record StreamRequest(
    String method,
    String path,
    Map<String, String> query,
    String client,
    String user,
    String userAgent,
    DeliveryTransport transport,
    Set<String> unreachable) {
  public StreamRequest {
    query = Map.copyOf(query);
    unreachable = Set.copyOf(unreachable);
  }
}
