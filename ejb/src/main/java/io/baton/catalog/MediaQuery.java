package io.baton.catalog;

import io.baton.catalog.journal.MediaState;
import java.util.Locale;
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
 * @param limit how many to return, from 1
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
    if (offset < 0 || limit < 1) {
      throw new IllegalArgumentException("expected an offset from 0 and a limit from 1");
    }
  }

  /**
   * A page of what starts with a prefix, by name.
   *
   * @throws IllegalArgumentException if the limit is above {@value MediaCatalog#MAX_PAGE}
   */
  public static MediaQuery byName(String prefix, int offset, int limit) {
    if (limit > MediaCatalog.MAX_PAGE) {
      throw new IllegalArgumentException("expected a limit up to " + MediaCatalog.MAX_PAGE);
    }
    return new MediaQuery(prefix, "", Optional.empty(), MediaOrder.NAME, offset, limit);
  }

  /** The same query for another part. */
  public MediaQuery part(int otherOffset, int otherLimit) {
    return new MediaQuery(prefix, text, state, order, otherOffset, otherLimit);
  }

  /** Whether media of a name is wanted, if its state is. */
  public boolean wants(String path) {
    return path.startsWith(prefix)
        && (text.isEmpty()
            || path.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
  }
}
