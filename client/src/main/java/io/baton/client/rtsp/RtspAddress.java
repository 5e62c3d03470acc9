package io.baton.client.rtsp;

import io.baton.client.network.Credentials;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspUri;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a stream is found and with which credentials.
 *
 * @param uri what requests name; no user info
 * @param credentials from the user info of the URL
 */
public record RtspAddress(RtspUri uri, Optional<Credentials> credentials) {
  /**
   * Takes a URL apart.
   *
   * @throws IllegalArgumentException if it is no {@code rtsp:} or {@code rtsps:} URL with a host
   */
  public static RtspAddress parse(String url) {
    try {
      RtspUri uri = RtspUri.parse(url);
      if (uri.host().isEmpty()) {
        throw new IllegalArgumentException("the URL has no host");
      }
      return new RtspAddress(
          uri.withoutUserInfo(), uri.userInfo().flatMap(RtspAddress::credentials));
    } catch (RtspParseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Optional<Credentials> credentials(String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credentials(decode(user), decode(password)));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * Where a redirection leads; the credentials stay the same.
   *
   * @throws IllegalArgumentException if it is no RTSP URL, or would leave TLS
   */
  RtspAddress redirectedTo(String location) {
    RtspAddress target = parse(location);
    if (uri.isSecure() && !target.uri.isSecure()) {
      throw new IllegalArgumentException(
          "refused to follow a redirection from rtsps:// to " + target.uri);
    }
    return new RtspAddress(target.uri, target.credentials.or(() -> credentials));
  }
}
