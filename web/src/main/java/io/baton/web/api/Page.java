package io.baton.web.api;

import io.baton.catalog.MediaCatalog;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import java.util.List;

/**
 * Which part of a list is wanted.
 *
 * @param offset how many to skip, from 0
 * @param limit how many to return, from 1 to {@link MediaCatalog#MAX_PAGE}
 */
public record Page(int offset, int limit) {
  public static final String DEFAULT_OFFSET = "0";
  public static final String DEFAULT_LIMIT = "100";

  /** From the query parameters, which are text so that a mistake in them becomes a clear 400. */
  public static Page parse(String offset, String limit) {
    return new Page(
        number("offset", offset, 0, Integer.MAX_VALUE),
        number("limit", limit, 1, MediaCatalog.MAX_PAGE));
  }

  /** The part of a list that it is. */
  public <T> List<T> of(List<T> all) {
    return all.stream().skip(offset).limit(limit).toList();
  }

  private static int number(String name, String text, int min, int max) {
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, like a number out of range
    }
    throw new ProblemException(
        ProblemType.BAD_REQUEST,
        "Parameter " + name + " must be a number from " + min + " to " + max + ".");
  }
}
