package io.baton.model.media;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Identity of content: the SHA-256 of its manifest, in 64 lower-case hex digits. The manifest holds
 * the format and the hash of each piece of the canonical file and of the packet index, so two nodes
 * that hold the same id make the same packets (R28), and any piece can be checked.
 *
 * @param sha256 of the manifest, 64 lower-case hex digits
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
