package io.baton.web.security;

import io.baton.web.security.ConnectionShares.Open;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Protocols;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps one client from holding all HTTP connections: beyond its share, its longest idle connection
 * is closed for the new one, or the new one is answered 503 and closed if all are in use.
 */
final class ConnectionLimit implements HttpHandler {
  private static final String RETRY_SECONDS = "10";

  private final Supplier<Optional<ConnectionShares>> shares;
  private final HttpHandler next;

  /**
   * @param shares empty while the application starts: requests are not counted then
   */
  ConnectionLimit(Supplier<Optional<ConnectionShares>> shares, HttpHandler next) {
    this.shares = shares;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Optional<ConnectionShares> present = shares.get();
    if (present.isEmpty()) {
      next.handleRequest(exchange);
      return;
    }
    boolean closable = !exchange.getProtocol().equals(Protocols.HTTP_2_0);
    Optional<Open> open = present.get().enter(exchange.getConnection(), closable);
    if (open.isEmpty()) {
      refuse(exchange);
      return;
    }
    exchange.addExchangeCompleteListener(
        (ended, following) -> {
          present.get().leave(open.get());
          following.proceed();
        });
    next.handleRequest(exchange);
  }

  private static void refuse(HttpServerExchange exchange) {
    exchange.setPersistent(false);
    exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
    exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
    exchange.endExchange();
  }
}
