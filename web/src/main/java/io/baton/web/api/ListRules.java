package io.baton.web.api;

import io.baton.model.media.MediaPath;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a list can be narrowed down and sorted, by its query parameters {@code q}, {@code state} and
 * {@code sort}; a mistake in them becomes a clear 400.
 *
 * @param <T> items of the list
 */
public final class ListRules<T> {
  /** The longest text that is searched for. */
  public static final int MAX_TEXT = MediaPath.MAX_LENGTH;

  private final Function<T, Stream<String>> texts;
  private final Map<String, Comparator<T>> orders = new LinkedHashMap<>();
  private final List<String> states = new ArrayList<>();
  private Function<T, String> state = item -> "";

  /**
   * Rules without an order or a state.
   *
   * @param texts of an item, which {@code q} looks at; null is skipped
   */
  public ListRules(Function<T, Stream<String>> texts) {
    this.texts = texts;
  }

  /** Adds an order and its reverse, which has a hyphen before its name. */
  public ListRules<T> by(String name, Comparator<T> order) {
    orders.put(name, order);
    orders.put("-" + name, order.reversed());
    return this;
  }

  /** Sets which states there are. */
  public ListRules<T> states(Function<T, String> of, String... words) {
    state = of;
    states.addAll(List.of(words));
    return this;
  }

  /**
   * The part of a list that is wanted, sorted.
   *
   * @param all in the order that is kept if there is none to sort by
   * @param text that an item has to contain, whatever the case; all do if it is empty
   * @param wanted state; any if it is null or empty
   * @param sort name of an order; none if it is empty
   */
  public List<T> apply(List<T> all, String text, String wanted, String sort) {
    if (text.length() > MAX_TEXT) {
      throw bad("q must have at most " + MAX_TEXT + " characters");
    }
    boolean any = wanted == null || wanted.isEmpty();
    if (!any && !states.contains(wanted)) {
      throw bad("state must be one of " + states);
    }
    Stream<T> found =
        all.stream()
            .filter(item -> contains(item, text.toLowerCase(Locale.ROOT)))
            .filter(item -> any || state.apply(item).equals(wanted));
    return (sort.isEmpty() ? found : found.sorted(order(sort))).toList();
  }

  /** The same for a list whose items have no state. */
  public List<T> apply(List<T> all, String text, String sort) {
    return apply(all, text, null, sort);
  }

  private boolean contains(T item, String text) {
    return text.isEmpty()
        || texts
            .apply(item)
            .filter(Objects::nonNull)
            .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(text));
  }

  private Comparator<T> order(String name) {
    Comparator<T> order = orders.get(name);
    if (order == null) {
      throw bad("sort must be one of " + orders.keySet());
    }
    return order;
  }

  private static ProblemException bad(String what) {
    return new ProblemException(ProblemType.BAD_REQUEST, "Parameter " + what + ".");
  }
}
