package io.baton.location.placement;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses at which nodes serve media. */
public final class RtspUris {
  private RtspUris() {}

  /** The address of a piece of media, with everything escaped that has to be. */
  public static String of(String host, int port, String path) {
    return of(host, port, path, null).toASCIIString();
  }

  /**
   * The same with a query.
   *
   * @param query not escaped; null if there is none
   */
  public static URI of(String host, int port, String path, String query) {
    String literal = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    try {
      return new URI("rtsp", null, literal, port, "/" + path, query, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Not an address: " + host, e);
    }
  }
}
