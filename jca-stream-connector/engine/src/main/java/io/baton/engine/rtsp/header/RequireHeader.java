package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.HeaderText;
import io.baton.engine.rtsp.RtspParseException;
import java.util.List;

/**
 * The Require, Proxy-Require and Unsupported headers, RFC 2326 sections 12.32 and 12.41.
 *
 * @param features option tags, such as {@code play.basic}; at least one
 */
public record RequireHeader(List<String> features) {
  private static final int MAX_FEATURES = 32;

  public RequireHeader {
    features = List.copyOf(features);
    if (features.isEmpty() || !features.stream().allMatch(RequireHeader::isTag)) {
      throw new IllegalArgumentException("not a list of option tags");
    }
  }

  /**
   * Reads the header.
   *
   * @throws RtspParseException 400 if it is no list of 1 to 32 option tags
   */
  public static RequireHeader parse(String text) throws RtspParseException {
    List<String> features = HeaderText.list(text);
    boolean tags = features.stream().allMatch(RequireHeader::isTag);
    if (features.isEmpty() || features.size() > MAX_FEATURES || !tags) {
      throw RtspParseException.syntax("a list of 1 to " + MAX_FEATURES + " option tags is needed");
    }
    return new RequireHeader(features);
  }

  /** Tags are tokens, but some in use are URIs. */
  private static boolean isTag(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f && ",;\"".indexOf(c) < 0);
  }

  @Override
  public String toString() {
    return String.join(", ", features);
  }
}
