package io.baton.engine.piece.server;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Accept-Encoding}; RFC 9110 section 12.5.3. */
final class AcceptedCodings {
  /** By zlib; RFC 9110 section 8.4.1.2. */
  private static final String DEFLATE = "deflate";

  private static final Pattern CODING =
      Pattern.compile("([!#$%&'*+.^_`|~0-9a-z-]+)(?:\\s*;\\s*q=([01](?:\\.[0-9]{0,3})?))?");

  private AcceptedCodings() {}

  /**
   * Whether the sender of a request takes an answer that is compressed by zlib.
   *
   * @param lines values of the header, which may be repeated
   */
  static boolean includeDeflate(List<String> lines) {
    Map<String, Boolean> codings = new HashMap<>();
    for (String line : lines) {
      for (String coding : line.toLowerCase(Locale.ROOT).split(",", -1)) {
        add(coding.strip(), codings);
      }
    }
    return codings.getOrDefault(DEFLATE, codings.getOrDefault("*", false));
  }

  /** What is malformed is not there. */
  private static void add(String text, Map<String, Boolean> codings) {
    Matcher matcher = CODING.matcher(text);
    if (matcher.matches()) {
      String weight = matcher.group(2);
      codings.put(matcher.group(1), weight == null || Double.parseDouble(weight) > 0);
    }
  }
}
