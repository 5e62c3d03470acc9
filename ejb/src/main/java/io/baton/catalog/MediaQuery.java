package io.baton.catalog;

import java.util.Objects;
import java.util.Optional;

/**
 * Which part of the catalog is wanted.
 *
 * @param prefix what the names start with; empty for all
 * @param text what the names contain, whatever the case; empty for all
 * @param state of the media; empty for all
 * @param order of the records
 * @param offset how many to skip, from 0
 * @param limit how many to return, 1 to {@value MediaCatalog#MAX_PAGE}
 */
public record MediaQuery(
    String prefix,
    String text,
    Optional<MediaState> state,
    MediaOrder order,
    int offset,
    int limit) {
  public MediaQuery {
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(order, "order");
    if (offset < 0 || limit < 1 || limit > MediaCatalog.MAX_PAGE) {
      throw new IllegalArgumentException(
          "expected an offset from 0 and a limit from 1 to " + MediaCatalog.MAX_PAGE);
    }
  }

  /** Everything whose name starts with a prefix, by name. */
  public static MediaQuery byName(String prefix, int offset, int limit) {
    return new MediaQuery(prefix, "", Optional.empty(), MediaOrder.NAME, offset, limit);
  }
}
