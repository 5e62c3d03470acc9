package io.baton.engine.server.decision;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.RtspUri;
import io.baton.engine.server.connection.RequestFailedException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request URI names: a presentation, or one track of it.
 *
 * @param base the presentation's URI as the client wrote it, without track and trailing slash
 * @param path its path, decoded, not validated
 * @param query parameters
 * @param track index of the track, if one is named
 */
public record PresentationUri(
    String base, String path, Map<String, String> query, OptionalInt track) {
  private static final String TRACK = "trackID=";
  private static final Pattern TRACK_SUFFIX =
      Pattern.compile("/" + TRACK + "(\\d{1,4})/?(\\?[^?]*)?$");
  private static final Pattern USER_INFO =
      Pattern.compile("^(rtsps?://)[^/@]*@", Pattern.CASE_INSENSITIVE);

  /**
   * Reads a request URI. The track is looked for at the very end, since clients append it to
   * whatever they were given, a query included, and before a query, where others put it.
   */
  public static PresentationUri parse(String text) throws RequestFailedException {
    Matcher suffix = TRACK_SUFFIX.matcher(text);
    OptionalInt track =
        suffix.find() ? OptionalInt.of(Integer.parseInt(suffix.group(1))) : OptionalInt.empty();
    String base = base(track.isPresent() ? suffix.replaceFirst("$2") : text);
    try {
      RtspUri uri = RtspUri.parse(base);
      if (uri.isAny()) {
        throw new RequestFailedException(RtspStatus.BAD_REQUEST, "a presentation must be named");
      }
      return new PresentationUri(base, uri.path(), uri.query(), track);
    } catch (RtspParseException e) {
      throw RequestFailedException.of(e);
    }
  }

  private static String base(String presentation) {
    String base = withoutUserInfo(presentation);
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** The path without a slash at the end, which some clients append and others drop. */
  public String plainPath() {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /**
   * What clients resolve the tracks' relative URIs against. Without the query: GStreamer resolves
   * by RFC 3986, by which a query is not part of the base. What the query said is remembered with
   * what was decided on the path.
   */
  public String contentBase() {
    int query = base.indexOf('?');
    String plain = query < 0 ? base : base.substring(0, query);
    return plain.endsWith("/") ? plain : plain + "/";
  }

  /** A URI as it may be passed on to another node: without user and password. */
  public static String withoutUserInfo(String text) {
    return USER_INFO.matcher(text).replaceFirst("$1");
  }

  /** Control URI of a track. */
  public static String trackUri(String base, int track) {
    return base + "/" + control(track);
  }

  /** Control attribute of a track, relative to the presentation. */
  public static String control(int track) {
    return TRACK + track;
  }
}
