package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.RtspParseException;
import java.util.OptionalLong;

/**
 * The Scale header, RFC 2326 section 12.34: how fast normal play time passes.
 *
 * @param perMille thousandths of the normal rate: 1000 is normal, 2000 twice as fast, negative
 *     backwards; never 0
 */
public record ScaleHeader(int perMille) {
  private static final long MAX = 1_000_000;

  public ScaleHeader {
    if (perMille == 0 || Math.abs((long) perMille) > MAX) {
      throw new IllegalArgumentException("a scale is -1000 to 1000 and not 0");
    }
  }

  /**
   * Reads the header; digits after the third behind the point are cut off.
   *
   * @throws RtspParseException 400 if it is no plain decimal number from -1000 to 1000, or 0
   */
  public static ScaleHeader parse(String text) throws RtspParseException {
    String number = text.trim();
    boolean negative = number.startsWith("-");
    OptionalLong value = DecimalText.parse(negative ? number.substring(1) : number, 3);
    if (value.isEmpty() || value.getAsLong() == 0 || value.getAsLong() > MAX) {
      throw RtspParseException.syntax("Scale must be a number from -1000 to 1000 and not 0");
    }
    return new ScaleHeader((int) (negative ? -value.getAsLong() : value.getAsLong()));
  }

  @Override
  public String toString() {
    return (perMille < 0 ? "-" : "") + DecimalText.format(Math.abs((long) perMille), 3, 1);
  }
}
