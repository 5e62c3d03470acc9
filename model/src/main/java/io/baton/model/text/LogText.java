package io.baton.model.text;

/**
 * Text from outside as it may stand in a log line: whatever could end the line, forge another one
 * or change how it is read is escaped as in Java source, and so is the backslash.
 */
public final class LogText {
  private static final String HEX = "\\u%04x";

  private final Object value;

  /** The text of a value; {@code null} is written as such. */
  public LogText(Object value) {
    this.value = value;
  }

  /** Escapes a text. */
  public static String escape(String text) {
    if (text.codePoints().noneMatch(LogText::isUnsafe)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int c) {
    if (c == '\\') {
      escaped.append("\\\\");
    } else if (isUnsafe(c)) {
      for (char unit : Character.toChars(c)) {
        escaped.append(HEX.formatted((int) unit));
      }
    } else {
      escaped.appendCodePoint(c);
    }
  }

  private static boolean isUnsafe(int c) {
    return c == '\\' || isInvisible(c);
  }

  /**
   * Whether a character is not seen as such: control, format (bidirectional, zero-width), line and
   * paragraph separators, lone surrogates.
   */
  public static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return escape(String.valueOf(value));
  }
}
