package io.baton.engine.piece;

import io.baton.model.media.ContentId;
import java.util.Objects;

/**
 * Consecutive octets of a part of content.
 *
 * @param content whose
 * @param part which file of it
 * @param from position of the first, 0 or more
 * @param length how many, 1 or more
 */
public record ContentRange(ContentId content, Part part, long from, int length) {
  public ContentRange {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(part, "part");
    if (from < 0 || length < 1 || from > Long.MAX_VALUE - length) {
      throw new IllegalArgumentException("no range: " + length + " octets from " + from);
    }
  }

  /** Position of the last octet. */
  public long last() {
    return from + length - 1;
  }
}
