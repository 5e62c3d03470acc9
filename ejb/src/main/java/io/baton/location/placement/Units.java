package io.baton.location.placement;

/** Numbers in words that people read. */
final class Units {
  private static final String[] PREFIXES = {"", "k", "M", "G", "T"};
  private static final double STEP = 1000;
  private static final double TENTHS = 10;
  private static final double HUNDREDTHS = 100;

  private Units() {}

  /** With one decimal and a decimal prefix: {@code 7.4 Gbit/s}. */
  static String of(double value, String unit) {
    double scaled = value;
    int prefix = 0;
    while (Math.abs(scaled) >= STEP && prefix < PREFIXES.length - 1) {
      scaled /= STEP;
      prefix++;
    }
    return Math.round(scaled * TENTHS) / TENTHS + " " + PREFIXES[prefix] + unit;
  }

  /** A part of a whole: {@code 7.4 Gbit/s of 8.0 Gbit/s}. */
  static String part(double part, double whole, String unit) {
    return of(part, unit) + " of " + of(whole, unit);
  }

  /** With two decimals. */
  static String ratio(double value) {
    return Double.toString(Math.round(value * HUNDREDTHS) / HUNDREDTHS);
  }

  /** A ratio in percent. */
  static String percent(double ratio) {
    return Math.round(ratio * HUNDREDTHS) + " %";
  }
}
