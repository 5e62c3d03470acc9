package io.baton.engine.rtsp.header;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decimal numbers in text, exact: read and written as whole numbers of a decimal unit, with no
 * binary fraction between. No exponents, no signs.
 */
public final class DecimalText {
  private static final Pattern DECIMAL = Pattern.compile("([0-9]{1,9})(?:\\.([0-9]{0,18}))?");

  private DecimalText() {}

  /**
   * Reads a number below 10^9.
   *
   * @param fractionDigits digits after the point that count, 0 to 9; further ones are cut off
   * @return the number in units of 10^-fractionDigits; empty if the text is no such number
   */
  public static OptionalLong parse(String text, int fractionDigits) {
    Matcher matcher = DECIMAL.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    String fraction = Optional.ofNullable(matcher.group(2)).orElse("");
    String padded = (fraction + "0".repeat(fractionDigits)).substring(0, fractionDigits);
    return OptionalLong.of(Long.parseLong(matcher.group(1) + padded));
  }

  /**
   * Writes a number without needless zeros.
   *
   * @param value at least 0, in units of 10^-fractionDigits
   * @param minDigits digits after the point that are written even if they are zero
   */
  public static String format(long value, int fractionDigits, int minDigits) {
    String digits = "0".repeat(fractionDigits) + value;
    int point = digits.length() - fractionDigits;
    long whole = Long.parseLong(digits.substring(0, point));
    int end = digits.length();
    while (end > point + minDigits && digits.charAt(end - 1) == '0') {
      end--;
    }
    return end == point ? Long.toString(whole) : whole + "." + digits.substring(point, end);
  }
}
