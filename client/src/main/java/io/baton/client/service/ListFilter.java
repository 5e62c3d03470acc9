package io.baton.client.service;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which items of a list are wanted, and in which order; what is empty admits all, or leaves the
 * order as it is.
 *
 * @param text that has to occur, whatever the case
 * @param state that an item has to have
 * @param sort what the list is sorted by; a hyphen before it turns the order round
 */
public record ListFilter(String text, String state, String sort) {
  /** Admits everything. */
  public static final ListFilter ALL = new ListFilter("", "", "");

  /** As parameters of a query, each after an ampersand. */
  public String parameters() {
    return new TreeMap<>(Map.of("q", text, "state", state, "sort", sort))
        .entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> "&" + parameter.getKey() + "=" + UrlText.part(parameter.getValue()))
            .collect(Collectors.joining());
  }
}
