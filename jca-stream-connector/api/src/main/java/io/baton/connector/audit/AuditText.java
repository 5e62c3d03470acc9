package io.baton.connector.audit;

/** Makes text from outside one word of one line, so that nothing can be forged in a log. */
public final class AuditText {
  private static final int MAX_LENGTH = 128;

  private AuditText() {}

  /**
   * The text with what is not visible, and quotes, escaped; in quotes if it has a blank or is
   * empty.
   *
   * @param text of any length and content; what is beyond 128 characters is cut
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().limit(MAX_LENGTH).forEach(c -> append(safe, c));
    boolean plain = !safe.isEmpty() && safe.indexOf(" ") < 0;
    return plain ? safe.toString() : "\"" + safe + "\"";
  }

  private static void append(StringBuilder safe, int c) {
    boolean ascii = c > ' ' && c < 0x7f && c != '"' && c != '\\';
    boolean visible = c == ' ' || ascii || Character.isLetterOrDigit(c);
    if (visible) {
      safe.appendCodePoint(c);
    } else {
      safe.append('\\').append("u{").append(Integer.toHexString(c)).append('}');
    }
  }
}
