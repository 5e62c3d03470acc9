package io.baton.web.api.media;

import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code If-Match} or {@code If-None-Match} names, RFC 9110 section 13.1.
 *
 * @param any whether it is {@code *}
 * @param tags the entity tags, at least one; none if it is {@code *}
 */
record EntityTags(boolean any, List<EntityTag> tags) {
  /** An element of the list, which may be empty, and the comma or the end behind it. */
  private static final Pattern ELEMENT =
      Pattern.compile("\\G\\s*+(?:(W/)?\"([^\"]*+)\"\\s*+)?+(,|\\z)");

  EntityTags {
    tags = List.copyOf(tags);
  }

  /**
   * Of a request.
   *
   * @return empty if it does not have the header
   * @throws ProblemException 400 if the header is neither {@code *} nor a list of entity tags: a
   *     condition that is not understood must not be taken for one that holds
   */
  static Optional<EntityTags> of(HttpHeaders headers, String name) {
    List<String> lines = headers.getRequestHeader(name);
    return lines == null || lines.isEmpty()
        ? Optional.empty()
        : Optional.of(parse(name, String.join(",", lines)));
  }

  private static EntityTags parse(String name, String text) {
    if (text.strip().equals("*")) {
      return new EntityTags(true, List.of());
    }
    List<EntityTag> tags = new ArrayList<>();
    Matcher element = ELEMENT.matcher(text);
    boolean whole = false;
    while (!whole && element.find()) {
      if (element.group(2) != null) {
        tags.add(new EntityTag(element.group(2), element.group(1) != null));
      }
      whole = element.group(3).isEmpty();
    }
    if (!whole || tags.isEmpty()) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST, name + " must be * or a list of entity tags in double quotes.");
    }
    return new EntityTags(false, tags);
  }

  /** By the strong comparison of RFC 9110 section 8.8.3.2: weak tags match none. */
  boolean hasStrong(EntityTag tag) {
    return any || (!tag.isWeak() && tags.contains(tag));
  }

  /** By the weak comparison: what is between the quotes decides. */
  boolean hasWeak(EntityTag tag) {
    return any || tags.stream().anyMatch(named -> named.getValue().equals(tag.getValue()));
  }
}
