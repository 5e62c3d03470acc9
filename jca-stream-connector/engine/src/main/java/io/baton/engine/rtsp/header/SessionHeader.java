package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.HeaderText;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The Session header, RFC 2326 section 12.37.
 *
 * @param id 1 to {@value #MAX_ID_LENGTH} of the characters that section 3.4 allows
 * @param timeoutSeconds how long the server waits for a sign of life
 */
public record SessionHeader(String id, OptionalInt timeoutSeconds) {
  /** Longest id that is accepted. */
  public static final int MAX_ID_LENGTH = 128;

  private static final int MAX_TIMEOUT = 1_000_000_000;

  public SessionHeader {
    if (!isId(id)) {
      throw new IllegalArgumentException("not a session id");
    }
    if (timeoutSeconds.isPresent() && timeoutSeconds.getAsInt() < 0) {
      throw new IllegalArgumentException("a time-out is not negative");
    }
  }

  /**
   * Reads the header; unknown parameters are ignored.
   *
   * @throws RtspParseException 454 if the id is none that a server would have given out, 400 if the
   *     time-out is no number
   */
  public static SessionHeader parse(String text) throws RtspParseException {
    List<String> parts = HeaderText.split(text, ';');
    if (!isId(parts.get(0))) {
      throw new RtspParseException(RtspStatus.SESSION_NOT_FOUND, "no session has that id");
    }
    OptionalInt timeout = OptionalInt.empty();
    for (String parameter : parts.subList(1, parts.size())) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? "" : parameter.substring(0, equals).trim();
      if (name.toLowerCase(Locale.ROOT).equals("timeout")) {
        String value = parameter.substring(equals + 1).trim();
        timeout = OptionalInt.of((int) HeaderText.requireNumber(name, value, MAX_TIMEOUT));
      }
    }
    return new SessionHeader(parts.get(0), timeout);
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ID_LENGTH
        && text.chars().allMatch(c -> HeaderText.isAlphanumeric(c) || "$-_.+".indexOf(c) >= 0);
  }

  @Override
  public String toString() {
    return timeoutSeconds.isEmpty() ? id : id + ";timeout=" + timeoutSeconds.getAsInt();
  }
}
