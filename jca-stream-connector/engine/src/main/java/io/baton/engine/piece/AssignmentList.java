package io.baton.engine.piece;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Ids of assignments as text, one a line. */
public final class AssignmentList {
  /** Most ids of a list. */
  public static final int MAX_IDS = 10_000;

  /** Most characters of an id. */
  public static final int MAX_ID = 64;

  /** Most octets of a list. */
  public static final int MAX_OCTETS = MAX_IDS * (MAX_ID + 1);

  private static final Pattern ID = Pattern.compile("[!-~]{1," + MAX_ID + "}");

  private AssignmentList() {}

  /** Writes ids, each of them printable ASCII. */
  public static String format(Set<String> ids) {
    return String.join("\n", ids);
  }

  /**
   * Reads what {@link #format} writes.
   *
   * @throws IllegalArgumentException if an id is malformed, or there are too many
   */
  public static Set<String> parse(String text) {
    Set<String> ids = new LinkedHashSet<>();
    text.lines().forEach(line -> ids.add(check(line)));
    if (ids.size() > MAX_IDS) {
      throw new IllegalArgumentException("at most " + MAX_IDS + " assignments");
    }
    return ids;
  }

  private static String check(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("no id of an assignment");
    }
    return id;
  }
}
