package io.baton.web.security;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers 400 to headers that those behind would read differently from one another, or fail at with
 * a stack trace for each request: credentials that are not one, whole and decodable, since the
 * server's authentication takes what {@link LoginDelay} does not see; media types, weights and
 * cookies that are none; and addresses that are no URIs.
 */
final class WellFormedRequest implements HttpHandler {
  /**
   * A parameter q that is no weight of RFC 9110, section 12.4.2. The zero before the point may be
   * left out, as clients made with Java 17 do.
   */
  private static final Pattern BAD_WEIGHT =
      Pattern.compile(
          "(?i);\\s*+q\\s*+(?:[,;]|$|="
              + "\\s*+(?!(0(\\.\\d{0,3})?|\\.\\d{1,3}|1(\\.0{0,3})?)\\s*([,;]|$)))");

  private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";

  /** A media type or range of RFC 9110, section 8.3.1; those behind take any parameters. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(TOKEN + "/" + TOKEN + "\\s*+(;.*+)?+", Pattern.DOTALL);

  /** What old clients name for any media range. */
  private static final Pattern ASTERISK = Pattern.compile("\\*(;[^/]*+)?+");

  private static final List<HttpString> WEIGHTED =
      List.of(
          Headers.ACCEPT, Headers.ACCEPT_CHARSET, Headers.ACCEPT_ENCODING, Headers.ACCEPT_LANGUAGE);

  private final HttpHandler next;

  WellFormedRequest(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (hasUri(exchange)
        && hasCredentials(exchange)
        && hasMediaTypes(exchange.getRequestHeaders())
        && hasWeights(exchange.getRequestHeaders())
        && hasCookies(exchange)) {
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

  private static Stream<String> values(HeaderMap headers, HttpString name) {
    return Stream.ofNullable(headers.get(name)).flatMap(HeaderValues::stream);
  }

  /**
   * Those behind divide {@code Accept} at each comma, also within quotes, and pass over an element
   * that is empty, but none of spaces.
   */
  static boolean hasMediaTypes(HeaderMap headers) {
    return values(headers, Headers.ACCEPT)
            .flatMap(value -> Arrays.stream(value.split(",")))
            .filter(part -> !part.isEmpty())
            .map(String::trim)
            .allMatch(WellFormedRequest::isRange)
        && values(headers, Headers.CONTENT_TYPE).allMatch(WellFormedRequest::isMediaType);
  }

  private static boolean isRange(String part) {
    return ASTERISK.matcher(part).matches() || isMediaType(part);
  }

  private static boolean isMediaType(String text) {
    return MEDIA_TYPE.matcher(text).matches();
  }

  static boolean hasWeights(HeaderMap headers) {
    return WEIGHTED.stream()
        .flatMap(name -> values(headers, name))
        .noneMatch(value -> BAD_WEIGHT.matcher(value).find());
  }

  /** The server before takes some that {@link URI} does not, as a path with a bracket. */
  private static boolean hasUri(HttpServerExchange exchange) {
    String query = exchange.getQueryString();
    String url = exchange.getRequestURL();
    try {
      return new URI(query.isEmpty() ? url : url + "?" + query).getRawPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
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
