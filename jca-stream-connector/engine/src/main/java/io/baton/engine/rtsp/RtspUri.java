package io.baton.engine.rtsp;

import io.netty.util.NetUtil;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An absolute RTSP URI, or {@code *}, taken apart; RFC 2326 section 3.2 and RFC 3986.
 *
 * <p>Path and query are decoded. Nothing is resolved: segments such as {@code ..} stay, for {@link
 * io.baton.model.media.MediaPath} to refuse.
 *
 * @param scheme {@code rtsp} or {@code rtsps}; empty for {@code *}
 * @param host name or address, an IPv6 address without brackets; empty for {@code *}
 * @param port 1 to 65535, the scheme's default if none was given; 0 for {@code *}
 * @param path decoded, beginning with a slash, or empty; {@code *} for {@code *}
 * @param query decoded parameters in the order given; of equal names the first counts
 * @param userInfo user and password before the host, as written
 */
public record RtspUri(
    String scheme,
    String host,
    int port,
    String path,
    Map<String, String> query,
    Optional<String> userInfo) {
  /** Longest URI that is accepted, in characters. */
  public static final int MAX_LENGTH = 4096;

  /** The URI of a request about the server as a whole. */
  public static final RtspUri ANY = new RtspUri("", "", 0, "*", Map.of(), Optional.empty());

  private static final int MAX_PARAMETERS = 32;
  private static final int MAX_PORT = 65_535;
  private static final int RTSP_PORT = 554;
  private static final int RTSPS_PORT = 322;
  private static final String HOST_SYMBOLS = "-._~";

  public RtspUri {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(userInfo, "userInfo");
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
  }

  /**
   * Reads a URI.
   *
   * @throws RtspParseException 400 if it is malformed, 414 if it is too long
   */
  public static RtspUri parse(String text) throws RtspParseException {
    if (text.length() > MAX_LENGTH) {
      throw new RtspParseException(
          RtspStatus.REQUEST_URI_TOO_LARGE, "a URI has at most " + MAX_LENGTH + " characters here");
    }
    if (text.equals("*")) {
      return ANY;
    }
    if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '#')) {
      throw RtspParseException.syntax("a URI has no blanks, control characters or fragment");
    }
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("rtsp") && !scheme.equals("rtsps")) {
      throw RtspParseException.syntax("a URI begins with rtsp:// or rtsps://");
    }
    return parseHierarchy(scheme, text.substring(colon + 3));
  }

  private static RtspUri parseHierarchy(String scheme, String text) throws RtspParseException {
    int question = text.indexOf('?');
    String query = question < 0 ? "" : text.substring(question + 1);
    String hierarchy = question < 0 ? text : text.substring(0, question);
    int slash = hierarchy.indexOf('/');
    String authority = slash < 0 ? hierarchy : hierarchy.substring(0, slash);
    String path = slash < 0 ? "" : PercentEncoding.decode(hierarchy.substring(slash));

    int at = authority.lastIndexOf('@');
    Optional<String> userInfo = at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
    String hostPort = authority.substring(at + 1);
    int hostEnd = hostPort.startsWith("[") ? hostPort.indexOf(']') + 1 : hostPort.indexOf(':');
    if (hostEnd < 0) {
      hostEnd = hostPort.length();
    }
    return new RtspUri(
        scheme,
        parseHost(hostPort.substring(0, hostEnd)),
        parsePort(scheme, hostPort.substring(hostEnd)),
        path,
        parseQuery(query),
        userInfo);
  }

  private static String parseHost(String text) throws RtspParseException {
    if (text.startsWith("[") && text.endsWith("]")) {
      String address = text.substring(1, text.length() - 1);
      if (NetUtil.isValidIpV6Address(address) && address.indexOf('[') < 0) {
        return address;
      }
    } else if (!text.isEmpty()
        && text.chars()
            .allMatch(c -> HeaderText.isAlphanumeric(c) || HOST_SYMBOLS.indexOf(c) >= 0)) {
      return text;
    }
    throw RtspParseException.syntax("a URI names a host");
  }

  private static int parsePort(String scheme, String text) throws RtspParseException {
    if (text.isEmpty() || text.equals(":")) {
      return defaultPort(scheme);
    }
    OptionalLong port =
        text.startsWith(":")
            ? HeaderText.number(text.substring(1), MAX_PORT)
            : OptionalLong.empty();
    if (port.isEmpty() || port.getAsLong() == 0) {
      throw RtspParseException.syntax("a port is 1 to 65535");
    }
    return (int) port.getAsLong();
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("rtsps") ? RTSPS_PORT : RTSP_PORT;
  }

  private static Map<String, String> parseQuery(String text) throws RtspParseException {
    Map<String, String> query = new LinkedHashMap<>();
    for (String parameter : text.split("&", MAX_PARAMETERS + 1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = equals < 0 ? "" : parameter.substring(equals + 1);
      if (!parameter.isEmpty()) {
        query.putIfAbsent(PercentEncoding.decode(name), PercentEncoding.decode(value));
      }
    }
    if (query.size() > MAX_PARAMETERS) {
      throw RtspParseException.syntax("a URI has at most " + MAX_PARAMETERS + " parameters");
    }
    return query;
  }

  /** Whether this is {@code *}. */
  public boolean isAny() {
    return scheme.isEmpty();
  }

  /** Whether it is to be reached over TLS. */
  public boolean isSecure() {
    return scheme.equals("rtsps");
  }

  /** The same without user and password. */
  public RtspUri withoutUserInfo() {
    return new RtspUri(scheme, host, port, path, query, Optional.empty());
  }

  /** Encoded, and without user and password: fit to be sent and logged. */
  @Override
  public String toString() {
    if (isAny()) {
      return path;
    }
    StringBuilder text = new StringBuilder(scheme).append("://");
    text.append(host.indexOf(':') < 0 ? host : "[" + host + "]");
    if (port != defaultPort(scheme)) {
      text.append(':').append(port);
    }
    text.append(PercentEncoding.encodePath(path));
    char separator = '?';
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      text.append(separator).append(PercentEncoding.encodeQuery(parameter.getKey()));
      text.append('=').append(PercentEncoding.encodeQuery(parameter.getValue()));
      separator = '&';
    }
    return text.toString();
  }
}
