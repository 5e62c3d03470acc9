package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.RtspParseException;

/**
 * The UDP ports of RTP and RTCP.
 *
 * @param first port of RTP, 1 to 65535
 * @param last port of RTCP, at least the first
 */
public record PortRange(int first, int last) {
  private static final int MAX = 65_535;

  public PortRange {
    if (first < 1 || last < first || last > MAX) {
      throw new IllegalArgumentException("ports are 1 to 65535, not " + first + "-" + last);
    }
  }

  /** Reads {@code 5000-5001}; a single port stands for itself and the next. */
  static PortRange parse(String parameter, String text) throws RtspParseException {
    int[] bounds = NumberRange.parse(parameter, text, MAX);
    if (bounds[0] == 0) {
      throw RtspParseException.syntax(parameter + " must not be 0");
    }
    return new PortRange(bounds[0], bounds[1]);
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
