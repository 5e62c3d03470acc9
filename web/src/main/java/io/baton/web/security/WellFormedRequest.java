package io.baton.web.security;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Answers 400 to headers that those behind would read differently from one another, or fail at with
 * a stack trace for each request: credentials that are not one, whole and decodable, since the
 * server's authentication takes what {@link LoginDelay} does not see; weights and cookies that are
 * none.
 */
final class WellFormedRequest implements HttpHandler {
  /** A parameter q that is no weight of RFC 9110, section 12.4.2. */
  private static final Pattern BAD_WEIGHT =
      Pattern.compile("(?i);\\s*q\\s*=\\s*(?!(0(\\.\\d{0,3})?|1(\\.0{0,3})?)\\s*([,;]|$))");

  private static final List<HttpString> WEIGHTED =
      List.of(
          Headers.ACCEPT, Headers.ACCEPT_CHARSET, Headers.ACCEPT_ENCODING, Headers.ACCEPT_LANGUAGE);

  private final HttpHandler next;

  WellFormedRequest(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (hasCredentials(exchange) && hasWeights(exchange) && hasCookies(exchange)) {
      next.handleRequest(exchange);
    } else {
      exchange.setStatusCode(StatusCodes.BAD_REQUEST);
      exchange.endExchange();
    }
  }

  /** None, those of another scheme, or a user and a password. */
  private static boolean hasCredentials(HttpServerExchange exchange) {
    HeaderValues credentials = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
    if (credentials == null) {
      return true;
    }
    String first = credentials.getFirst();
    return credentials.size() == 1
        && (!BasicCredentials.are(first) || BasicCredentials.user(first).isPresent());
  }

  private static boolean hasWeights(HttpServerExchange exchange) {
    return WEIGHTED.stream()
        .map(exchange.getRequestHeaders()::get)
        .filter(values -> values != null)
        .flatMap(HeaderValues::stream)
        .noneMatch(value -> BAD_WEIGHT.matcher(value).find());
  }

  private static boolean hasCookies(HttpServerExchange exchange) {
    try {
      exchange.requestCookies().forEach(cookie -> {});
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
