package io.baton.engine.media.ingest.source;

/**
 * A fraction such as {@code 30000/1001}.
 *
 * @param numerator not negative
 * @param denominator not negative; 0 means that the value is not known
 */
public record Ratio(long numerator, long denominator) {
  private static final Ratio UNKNOWN = new Ratio(0, 0);

  /** Parses {@code a/b}; whatever else it is, it is unknown. */
  static Ratio parse(String text) {
    int slash = text.indexOf('/');
    try {
      long numerator = Long.parseLong(text.substring(0, Math.max(slash, 0)));
      long denominator = Long.parseLong(text.substring(slash + 1));
      return numerator < 0 || denominator < 0 ? UNKNOWN : new Ratio(numerator, denominator);
    } catch (NumberFormatException e) {
      return UNKNOWN;
    }
  }

  public boolean known() {
    return numerator > 0 && denominator > 0;
  }

  public double value() {
    return known() ? (double) numerator / denominator : 0;
  }

  /**
   * Converts a number of these to ticks of a clock, rounded to the nearest, halves up.
   *
   * @throws ArithmeticException if that leaves the range of a long
   */
  public long toTicks(long count, int clockRate) {
    long scaled = Math.multiplyExact(count, Math.multiplyExact(numerator, (long) clockRate));
    return Math.floorDiv(
        Math.addExact(Math.multiplyExact(scaled, 2L), denominator),
        Math.multiplyExact(denominator, 2L));
  }
}
