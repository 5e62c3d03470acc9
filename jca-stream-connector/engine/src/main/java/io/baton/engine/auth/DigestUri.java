package io.baton.engine.auth;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspUri;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether the {@code uri} of Digest credentials covers the request that carries them. Players
 * differ: they write the request's URI, its path alone, or the presentation's URI for all its
 * tracks.
 */
final class DigestUri {
  private DigestUri() {}

  static boolean covers(String digestUri, String requestUri) {
    if (digestUri.equals(requestUri)) {
      return true;
    }
    try {
      RtspUri request = RtspUri.parse(requestUri);
      return request.isAny() || covers(resolve(digestUri, request), request);
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

  private static boolean covers(RtspUri digest, RtspUri request) {
    return digest.host().equalsIgnoreCase(request.host())
        && digest.port() == request.port()
        && isWithin(request.path(), digest.path())
        && (digest.query().isEmpty() || digest.query().equals(request.query()));
  }

  private static boolean isWithin(String path, String base) {
    String folder = base.endsWith("/") ? base : base + "/";
    return path.equals(base) || (path + "/").startsWith(folder);
  }
}
