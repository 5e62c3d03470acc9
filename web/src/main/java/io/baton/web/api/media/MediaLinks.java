package io.baton.web.api.media;

import io.baton.connector.RtspEndpoint;
import io.baton.model.media.MediaPath;
import io.baton.web.api.UriText;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of media as the caller can reach them. */
public final class MediaLinks {
  private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0");

  private static final Pattern PORT = Pattern.compile(":\\d*$");

  private MediaLinks() {}

  /**
   * The resource that tells the state of the media: a reference without a host, RFC 3986 section
   * 4.2, since the {@code Host} of a request is what its sender makes it.
   */
  public static String status(UriInfo request, MediaPath path) {
    return request.getBaseUri().getRawPath()
        + MediaResource.PATH
        + "/"
        + UriText.encode(path.value());
  }

  /**
   * Where players find the media: at the address that RTSP is bound to or, if that is all of them,
   * at the host the caller used for HTTP.
   */
  public static URI rtsp(RtspEndpoint endpoint, UriInfo request, MediaPath path) {
    String host =
        WILDCARDS.contains(endpoint.host()) ? host(request.getBaseUri()) : endpoint.host();
    String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return URI.create(
        "rtsp://" + bracketed + ":" + endpoint.port() + "/" + UriText.encode(path.value()));
  }

  /** Not {@link URI#getHost()}, which knows no names with an underscore; networks do. */
  private static String host(URI uri) {
    return PORT.matcher(uri.getAuthority()).replaceFirst("");
  }
}
