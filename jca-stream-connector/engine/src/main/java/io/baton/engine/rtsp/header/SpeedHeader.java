package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.RtspParseException;
import java.util.OptionalLong;

/**
 * The Speed header, RFC 2326 section 12.35: how fast the data is delivered.
 *
 * @param perMille thousandths of the normal rate, 1 to 1,000,000
 */
public record SpeedHeader(int perMille) {
  private static final long MAX = 1_000_000;

  public SpeedHeader {
    if (perMille < 1 || perMille > MAX) {
      throw new IllegalArgumentException("a speed is above 0 and at most 1000");
    }
  }

  /**
   * Reads the header; digits after the third behind the point are cut off.
   *
   * @throws RtspParseException 400 if it is no plain decimal number above 0 and up to 1000
   */
  public static SpeedHeader parse(String text) throws RtspParseException {
    OptionalLong value = DecimalText.parse(text.trim(), 3);
    if (value.isEmpty() || value.getAsLong() == 0 || value.getAsLong() > MAX) {
      throw RtspParseException.syntax("Speed must be a number above 0 and at most 1000");
    }
    return new SpeedHeader((int) value.getAsLong());
  }

  @Override
  public String toString() {
    return DecimalText.format(perMille, 3, 1);
  }
}
