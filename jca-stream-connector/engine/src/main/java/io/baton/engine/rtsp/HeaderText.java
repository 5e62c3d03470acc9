package io.baton.engine.rtsp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The lexical rules that header fields share, RFC 2326 section 15.1. */
public final class HeaderText {
  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

  private HeaderText() {}

  public static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(HeaderText::isTokenChar);
  }

  public static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isTokenChar(int c) {
    return isAlphanumeric(c) || TOKEN_SYMBOLS.indexOf(c) >= 0;
  }

  /** Whether the text fits on one line and holds nothing but text and tabs. */
  static boolean isFieldValue(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
  }

  /** Splits at a separator that is not within double quotes; parts are trimmed, empty ones kept. */
  public static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, i).trim());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).trim());
    return parts;
  }

  /** The comma-separated elements of a list; empty elements are allowed by the RFC and dropped. */
  public static List<String> list(String text) {
    List<String> elements = split(text, ',');
    elements.removeIf(String::isEmpty);
    return elements;
  }

  public static String unquote(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** A number in ASCII digits alone, from 0 to {@code max}; empty if it is anything else. */
  static OptionalLong number(String text, long max) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 18) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(text);
    return number <= max ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** A number that a parameter must have. */
  public static long requireNumber(String parameter, String text, long max)
      throws RtspParseException {
    OptionalLong number = number(text, max);
    if (number.isEmpty()) {
      throw RtspParseException.syntax(parameter + " must be a number from 0 to " + max);
    }
    return number.getAsLong();
  }
}
