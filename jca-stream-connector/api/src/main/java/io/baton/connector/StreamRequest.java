package io.baton.connector;

import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.ContentId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An RTSP request that needs a decision: the first one of a client for a piece of media (R1).
 *
 * @param method {@code DESCRIBE} or {@code SETUP}
 * @param path what is asked for, decoded; not yet validated
 * @param query parameters of the request URI. One named {@code assignment} is the id of an
 *     assignment that this node no longer knows or that is not this client's: the client has come
 *     by a redirect too late. The decider must not send it to where it came from with the same id
 *     again
 * @param client address of the client, as text
 * @param user authenticated user, empty if anonymous
 * @param userAgent what the client calls itself, empty if it does not say
 * @param transport how media is to travel, as far as the request tells: SETUP does, DESCRIBE does
 *     not, and {@link DeliveryTransport#UDP} is then assumed
 * @param unreachable names of providers that an earlier decision on this request named in vain
 * @param secure whether the client came over TLS; such a client is served here, by relay, rather
 *     than redirected to a provider without TLS
 * @param content what was described to the client before, which must not go on with anything else;
 *     empty if nothing was
 */
public record StreamRequest(
    String method,
    String path,
    Map<String, String> query,
    String client,
    String user,
    String userAgent,
    DeliveryTransport transport,
    Set<String> unreachable,
    boolean secure,
    Optional<ContentId> content) {
  public StreamRequest {
    query = Map.copyOf(query);
    unreachable = Set.copyOf(unreachable);
  }

  /** Of a client to which nothing was described yet. */
  public StreamRequest(
      String method,
      String path,
      Map<String, String> query,
      String client,
      String user,
      String userAgent,
      DeliveryTransport transport,
      Set<String> unreachable,
      boolean secure) {
    this(
        method,
        path,
        query,
        client,
        user,
        userAgent,
        transport,
        unreachable,
        secure,
        Optional.empty());
  }
}
