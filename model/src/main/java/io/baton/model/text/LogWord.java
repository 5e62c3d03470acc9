package io.baton.model.text;

/**
 * Text from outside as one word of a log line of names and values: as {@link LogText}, with quotes
 * escaped too, at most 128 characters, and in quotes if it has a blank or is empty.
 */
public final class LogWord {
  private static final int MAX_LENGTH = 128;

  private final Object value;

  /** The word of a value; {@code null} is written as such. */
  public LogWord(Object value) {
    this.value = value;
  }

  @Override
  public String toString() {
    String text = String.valueOf(value);
    String cut =
        text.codePointCount(0, text.length()) > MAX_LENGTH
            ? text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH))
            : text;
    String safe = LogText.escape(cut).replace("\"", "\\\"");
    boolean plain = !safe.isEmpty() && safe.codePoints().noneMatch(LogWord::isBlank);
    return plain ? safe : '"' + safe + '"';
  }

  private static boolean isBlank(int c) {
    return Character.isSpaceChar(c);
  }
}
