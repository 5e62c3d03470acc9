package io.baton.web.api.media;

import io.baton.catalog.MediaOrder;
import io.baton.catalog.journal.MediaState;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Query parameters of the media list; a mistake in them becomes a clear 400. */
final class MediaFilters {
  /** The default order. */
  static final String BY_NAME = "name";

  private static final Map<String, MediaOrder> ORDERS =
      Map.of(
          BY_NAME,
          MediaOrder.NAME,
          "-name",
          MediaOrder.NAME_DESCENDING,
          "changed",
          MediaOrder.CHANGED,
          "-changed",
          MediaOrder.CHANGED_DESCENDING);

  private MediaFilters() {}

  /** The state by its name in lower case; none if it is null or empty. */
  static Optional<MediaState> state(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return Arrays.stream(MediaState.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .or(
            () -> {
              throw new ProblemException(
                  ProblemType.BAD_REQUEST,
                  "Parameter state must be importing, ready, converting or rejected.");
            });
  }

  /** The order by its name. */
  static MediaOrder order(String text) {
    MediaOrder order = ORDERS.get(text);
    if (order == null) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "Parameter sort must be one of " + new TreeSet<>(ORDERS.keySet()) + ".");
    }
    return order;
  }
}
