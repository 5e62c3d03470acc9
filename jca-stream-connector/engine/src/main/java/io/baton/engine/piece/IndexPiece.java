package io.baton.engine.piece;

import java.util.Objects;

/**
 * A whole piece of a packet index.
 *
 * @param number its index in the file, 0 or more
 * @param range its octets
 */
public record IndexPiece(int number, ContentRange range) {
  public IndexPiece {
    Objects.requireNonNull(range, "range");
    if (number < 0 || range.part() != Part.INDEX) {
      throw new IllegalArgumentException("no piece of an index: " + number + ", " + range);
    }
  }
}
