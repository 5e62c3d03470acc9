package io.baton.client.cli.text;

import java.util.Locale;

/** Numbers as people read them. */
public final class Units {
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
  private static final int BINARY_STEP = 1024;

  private Units() {}

  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= BINARY_STEP && unit < BINARY.length - 1) {
      value /= BINARY_STEP;
      unit++;
    }
    return format(unit == 0 ? "%.0f %s" : "%.1f %s", value, BINARY[unit]);
  }

  public static String bitrate(long bitsPerSecond) {
    return bitsPerSecond < 1_000_000
        ? format("%.0f kbit/s", bitsPerSecond / 1e3)
        : format("%.2f Mbit/s", bitsPerSecond / 1e6);
  }

  /** A fraction of one. */
  public static String percent(double fraction) {
    return format("%.2f %%", fraction * 100);
  }

  /** As {@code 1:02:03.4}, without the hours if there are none. */
  public static String time(double seconds) {
    long whole = (long) seconds;
    long hours = whole / 3600;
    long minutes = whole / 60 % 60;
    double rest = seconds - whole + whole % 60;
    return hours > 0
        ? format("%d:%02d:%04.1f", hours, minutes, rest)
        : format("%d:%04.1f", minutes, rest);
  }

  /** As {@code 1:02:03}, without the hours if there are none. */
  static String wholeTime(long seconds) {
    return seconds >= 3600
        ? format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : format("%d:%02d", seconds / 60, seconds % 60);
  }

  public static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
