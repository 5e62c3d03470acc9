package io.baton.model.media;

import io.baton.model.text.LogText;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;

/**
 * Name of a piece of media in the store: a relative path such as {@code films/2026/trailer.mp4}.
 *
 * <p>Names are in Unicode normalization form C: what looks the same is the same, however a client
 * composes its characters (macOS writes form D).
 *
 * <p>The only way a name from outside becomes a name inside. No segment is empty, {@code .} or
 * {@code ..}, starts with a dot (such names are the store's own), contains a control character, a
 * backslash or a colon; at most {@value #MAX_LENGTH} characters in all and 255 bytes of UTF-8 a
 * segment.
 *
 * @param value the path, without a leading or trailing slash
 */
public record MediaPath(String value) implements Comparable<MediaPath> {
  /** Longest path accepted, in characters. */
  public static final int MAX_LENGTH = 1024;

  private static final int MAX_SEGMENT_BYTES = 255;

  public MediaPath {
    Objects.requireNonNull(value, "value");
    value = Normalizer.normalize(value, Normalizer.Form.NFC);
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a media path has 1 to " + MAX_LENGTH + " characters");
    }
    for (String segment : value.split("/", -1)) {
      checkSegment(segment);
    }
  }

  /** The path without the slashes that URLs put around it. */
  public static MediaPath parse(String text) {
    String path = text;
    while (path.startsWith("/")) {
      path = path.substring(1);
    }
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return new MediaPath(path);
  }

  /**
   * Refuses what people cannot tell apart from another name: invisible characters (format,
   * bidirectional, zero-width, line separators) and segments of spaces. For new names; media that
   * has such a name already keeps it.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public void requireVisible() {
    value
        .codePoints()
        .filter(LogText::isInvisible)
        .findFirst()
        .ifPresent(
            c -> {
              throw new IllegalArgumentException(
                  "a media path has no invisible characters: there is U+%04X, %s"
                      .formatted(c, Character.getName(c)));
            });
    if (segments().stream().anyMatch(MediaPath::isBlank)) {
      throw new IllegalArgumentException("a media path has no segment of spaces alone");
    }
  }

  private static boolean isBlank(String segment) {
    return segment
        .codePoints()
        .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** The segments between the slashes; at least one. */
  public List<String> segments() {
    return List.of(value.split("/", -1));
  }

  /** The last segment. */
  public String fileName() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  private static void checkSegment(String segment) {
    if (segment.isEmpty() || segment.startsWith(".")) {
      throw new IllegalArgumentException(
          "a media path has no empty segments and none that start with a dot");
    }
    if (segment.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES) {
      throw new IllegalArgumentException(
          "a segment of a media path has at most " + MAX_SEGMENT_BYTES + " bytes");
    }
    if (segment.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\' || c == ':')) {
      throw new IllegalArgumentException(
          "a media path has no control characters, backslashes or colons");
    }
  }

  @Override
  public int compareTo(MediaPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
