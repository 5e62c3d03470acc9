package io.baton.engine.auth;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspUri;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether the {@code uri} of Digest credentials is that of the request that carries them.
 * Players differ: they write the request's URI, its path alone, or the presentation's URI for a
 * track of it; with or without a slash at the end, and the query.
 */
final class DigestUri {
  private static final Pattern TRACK = Pattern.compile("/trackID=\\d{1,4}/?(?=\\?|$)");

  private DigestUri() {}

  static boolean covers(String digestUri, String requestUri) {
    return digestUri.equals(requestUri) || names(digestUri, requestUri);
  }

  private static boolean names(String digestUri, String requestUri) {
    try {
      RtspUri request = RtspUri.parse(requestUri);
      RtspUri presentation = RtspUri.parse(TRACK.matcher(requestUri).replaceFirst(""));
      RtspUri digest = request.isAny() ? request : resolve(digestUri, request);
      return request.isAny() || isSame(digest, request) || isSame(digest, presentation);
    } catch (RtspParseException e) {
      return false;
    }
  }

  /** A path alone is meant relative to the server that was asked. */
  private static RtspUri resolve(String digestUri, RtspUri request) throws RtspParseException {
    if (!digestUri.startsWith("/")) {
      return RtspUri.parse(digestUri);
    }
    RtspUri server =
        new RtspUri(
            request.scheme(), request.host(), request.port(), "", Map.of(), Optional.empty());
    return RtspUri.parse(server + digestUri);
  }

  private static boolean isSame(RtspUri digest, RtspUri request) {
    return digest.host().equalsIgnoreCase(request.host())
        && digest.port() == request.port()
        && plain(digest.path()).equals(plain(request.path()))
        && (digest.query().isEmpty() || digest.query().equals(request.query()));
  }

  private static String plain(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
