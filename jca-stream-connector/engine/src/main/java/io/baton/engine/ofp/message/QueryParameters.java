package io.baton.engine.ofp.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters as Uri-Query options, {@code name=value} or {@code name}. An option holds 255 bytes at
 * most (RFC 7252 section 5.10), so a longer value goes on in further options of the same name.
 */
public final class QueryParameters {
  private static final int MAX_OPTION = 255;

  private final Map<String, String> values = new HashMap<>();

  private QueryParameters() {}

  /** Reads options. */
  public static QueryParameters of(List<String> options) {
    QueryParameters parameters = new QueryParameters();
    for (String option : options) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : option.substring(equals + 1);
      parameters.values.merge(name, value, String::concat);
    }
    return parameters;
  }

  /** The value of a parameter, empty if it has none or is not there. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** Whether a switch is on: it is there, and not {@code false}. */
  boolean isOn(String name) {
    return values.containsKey(name) && !"false".equals(values.get(name));
  }

  /** The options that carry a parameter; none if the value is empty. */
  static List<String> options(String name, String value) {
    List<String> options = new ArrayList<>();
    String prefix = name + "=";
    int from = 0;
    while (from < value.length()) {
      int to = end(value, from, MAX_OPTION - prefix.length());
      options.add(prefix + value.substring(from, to));
      from = to;
    }
    return options;
  }

  /** Where a part ends that begins here and has so many bytes at most; whole characters only. */
  private static int end(String value, int from, int maxBytes) {
    int bytes = 0;
    int at = from;
    while (at < value.length()) {
      int next = value.offsetByCodePoints(at, 1);
      bytes += value.substring(at, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > maxBytes) {
        return at;
      }
      at = next;
    }
    return at;
  }
}
