package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.HeaderText;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The Range header in normal play time, RFC 2326 sections 3.6 and 12.29.
 *
 * @param now whether it begins at the present position ({@code npt=now-}); {@code start} is then
 *     empty
 * @param start nanoseconds of normal play time, at least 0; empty without {@code now} means that
 *     only the end was given ({@code npt=-20})
 * @param end nanoseconds of normal play time, at least 0; empty means open. It may lie before the
 *     start: so is reverse play asked for
 */
public record RangeHeader(boolean now, OptionalLong start, OptionalLong end) {
  private static final String UNIT = "npt";
  private static final int NANO_DIGITS = 9;
  private static final int MICRO_DIGITS = 6;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** Longest hours in hh:mm:ss; with it, every time fits into nanoseconds. */
  private static final long MAX_HOURS = 99_999;

  public RangeHeader {
    if (start.isPresent() ? now || start.getAsLong() < 0 : !now && end.isEmpty()) {
      throw new IllegalArgumentException("a range begins at now or at a time from 0 on");
    }
    if (end.isPresent() && end.getAsLong() < 0) {
      throw new IllegalArgumentException("a range ends at a time from 0 on");
    }
  }

  /** From a time to the end of the media. */
  public static RangeHeader from(long startNanos) {
    return new RangeHeader(false, OptionalLong.of(startNanos), OptionalLong.empty());
  }

  /** From one time to another. */
  public static RangeHeader between(long startNanos, long endNanos) {
    return new RangeHeader(false, OptionalLong.of(startNanos), OptionalLong.of(endNanos));
  }

  /**
   * Reads the header. A {@code ;time=} parameter is ignored.
   *
   * @throws UnsupportedRangeUnitException 501 if the unit is smpte, clock or another than npt
   * @throws RtspParseException 400 if it is malformed, 457 if it ends at {@code now} or is several
   *     ranges
   */
  public static RangeHeader parse(String text) throws RtspParseException {
    List<String> parameters = HeaderText.split(text, ';');
    if (HeaderText.list(parameters.get(0)).size() > 1) {
      throw new RtspParseException(RtspStatus.INVALID_RANGE, "one range at a time is played");
    }
    String range = parameters.get(0);
    int equals = range.indexOf('=');
    if (equals < 0) {
      throw malformed();
    }
    String unit = range.substring(0, equals).trim().toLowerCase(Locale.ROOT);
    if (!HeaderText.isToken(unit)) {
      throw malformed();
    }
    if (!unit.equals(UNIT)) {
      throw new UnsupportedRangeUnitException(unit);
    }
    return parseNpt(range.substring(equals + 1));
  }

  private static RangeHeader parseNpt(String text) throws RtspParseException {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw malformed();
    }
    String first = text.substring(0, dash).trim();
    String last = text.substring(dash + 1).trim();
    if (last.equalsIgnoreCase("now")) {
      throw new RtspParseException(RtspStatus.INVALID_RANGE, "a range cannot end at now");
    }
    OptionalLong end = last.isEmpty() ? OptionalLong.empty() : OptionalLong.of(parseTime(last));
    if (first.equalsIgnoreCase("now")) {
      return new RangeHeader(true, OptionalLong.empty(), end);
    }
    if (first.isEmpty() && end.isEmpty()) {
      throw malformed();
    }
    OptionalLong start = first.isEmpty() ? OptionalLong.empty() : OptionalLong.of(parseTime(first));
    return new RangeHeader(false, start, end);
  }

  private static long parseTime(String text) throws RtspParseException {
    String[] parts = text.split(":", -1);
    if (parts.length == 1) {
      return parseSeconds(text);
    }
    if (parts.length != 3) {
      throw malformed();
    }
    long hours = HeaderText.requireNumber("hours", parts[0], MAX_HOURS);
    long minutes = HeaderText.requireNumber("minutes", parts[1], 59);
    long seconds = parseSeconds(parts[2]);
    if (seconds >= 60 * NANOS_PER_SECOND) {
      throw malformed();
    }
    return (hours * 60 + minutes) * 60 * NANOS_PER_SECOND + seconds;
  }

  private static long parseSeconds(String text) throws RtspParseException {
    OptionalLong nanos = DecimalText.parse(text, NANO_DIGITS);
    if (nanos.isEmpty()) {
      throw malformed();
    }
    return nanos.getAsLong();
  }

  private static RtspParseException malformed() {
    return RtspParseException.syntax("a range has the form npt=10.5-20, npt=10.5- or npt=now-");
  }

  /** With a precision of microseconds, cut off. */
  @Override
  public String toString() {
    return UNIT + "=" + (now ? "now" : format(start)) + "-" + format(end);
  }

  private static String format(OptionalLong nanos) {
    return nanos.isEmpty()
        ? ""
        : DecimalText.format(nanos.getAsLong() / NANOS_PER_MICRO, MICRO_DIGITS, 3);
  }
}
