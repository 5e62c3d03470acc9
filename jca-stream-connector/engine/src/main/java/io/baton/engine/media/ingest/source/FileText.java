package io.baton.engine.media.ingest.source;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text that an upload brings along, made fit for log lines, terminals and session descriptions. */
final class FileText {
  private static final int MAX_CHARS = 200;

  /** Line ends, control characters, and those that turn the direction of text or are not seen. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}");
  private static final String UNDETERMINED = "und";

  private FileText() {}

  /** One line of visible characters, at most 200. */
  static String line(String text) {
    String line = INVISIBLE.matcher(text).replaceAll(" ").strip();
    int end = Math.min(line.length(), MAX_CHARS);
    if (end > 0 && end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }

  /** A language as ISO 639 or RFC 5646 spells it, in lower case; empty if it is none. */
  static String language(String text) {
    String language = text.toLowerCase(Locale.ROOT);
    return LANGUAGE.matcher(language).matches() && !language.equals(UNDETERMINED) ? language : "";
  }
}
