package io.baton.session;

import io.baton.connector.StreamEvent.SupplyChanged;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the supplier of a session changed.
 *
 * @param total how often
 * @param latest of all changes the last few, oldest first
 */
public record SupplyChanges(long total, List<SupplyChanged> latest) {
  /** Of a session whose supplier has not changed, or that has none. */
  public static final SupplyChanges NONE = new SupplyChanges(0, List.of());

  /** Of a session so many are kept. */
  static final int MOST = 16;

  public SupplyChanges {
    latest = List.copyOf(latest);
  }

  /** With one more. */
  SupplyChanges plus(SupplyChanged change) {
    int first = latest.size() < MOST ? 0 : 1;
    return new SupplyChanges(
        total + 1,
        Stream.concat(latest.subList(first, latest.size()).stream(), Stream.of(change)).toList());
  }
}
