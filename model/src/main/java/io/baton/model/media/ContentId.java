package io.baton.model.media;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Identity of a piece of content: the SHA-256 of its canonical file, in 64 lower-case hex digits.
 * Two nodes that hold the same id hold the same bytes, hence the same packets (R28).
 *
 * @param sha256 64 lower-case hex digits
 */
public record ContentId(String sha256) implements Comparable<ContentId> {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public ContentId {
    Objects.requireNonNull(sha256, "sha256");
    if (!HEX.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + sha256);
    }
  }

  @Override
  public int compareTo(ContentId other) {
    return sha256.compareTo(other.sha256);
  }

  @Override
  public String toString() {
    return sha256;
  }
}
