package io.baton.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An RTSP URL taken apart.
 *
 * @param uri without user info, as it goes into requests
 * @param secure whether over TLS
 * @param host name or address, IPv6 without brackets
 * @param port TCP port
 * @param credentials from the user info
 */
public record RtspAddress(
    URI uri, boolean secure, String host, int port, Optional<Credentials> credentials) {
  private static final int RTSP_PORT = 554;
  private static final int RTSPS_PORT = 322;

  /**
   * Takes a URL apart.
   *
   * @throws IllegalArgumentException if it is no {@code rtsp:} or {@code rtsps:} URL with a host
   */
  public static RtspAddress parse(String url) {
    try {
      return of(new URI(url));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a URL: " + e.getReason(), e);
    }
  }

  private static RtspAddress of(URI url) throws URISyntaxException {
    boolean secure = "rtsps".equalsIgnoreCase(url.getScheme());
    if (!secure && !"rtsp".equalsIgnoreCase(url.getScheme())) {
      throw new IllegalArgumentException("not an rtsp:// or rtsps:// URL");
    }
    String host = url.getHost();
    if (host == null) {
      throw new IllegalArgumentException("the URL has no host");
    }
    int port = url.getPort() >= 0 ? url.getPort() : secure ? RTSPS_PORT : RTSP_PORT;
    URI bare = url.getRawUserInfo() == null ? url : withoutUserInfo(url);
    return new RtspAddress(
        bare, secure, host.replaceAll("[\\[\\]]", ""), port, credentials(url.getRawUserInfo()));
  }

  private static URI withoutUserInfo(URI url) throws URISyntaxException {
    String authority = url.getRawAuthority();
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    return new URI(url.toString().replace(authority, hostAndPort));
  }

  private static Optional<Credentials> credentials(String userInfo) {
    if (userInfo == null || userInfo.isEmpty() || userInfo.startsWith(":")) {
      return Optional.empty();
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return Optional.of(new Credentials(decode(user), decode(password)));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * Where a redirection leads.
   *
   * @throws IllegalArgumentException if it is no RTSP URL, or would leave TLS
   */
  RtspAddress redirectedTo(String location) {
    RtspAddress target = parse(uri.resolve(location).toString());
    if (secure && !target.secure) {
      throw new IllegalArgumentException(
          "refused to follow a redirection from rtsps:// to " + target.uri);
    }
    return target;
  }
}
