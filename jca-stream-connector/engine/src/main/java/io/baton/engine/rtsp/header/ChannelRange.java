package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.RtspParseException;

/**
 * The interleaved channels of RTP and RTCP.
 *
 * @param first channel of RTP, 0 to 255
 * @param last channel of RTCP, at least the first
 */
public record ChannelRange(int first, int last) {
  private static final int MAX = 255;

  public ChannelRange {
    if (first < 0 || last < first || last > MAX) {
      throw new IllegalArgumentException("channels are 0 to 255, not " + first + "-" + last);
    }
  }

  /** Reads {@code 0-1}; a single channel stands for itself and the next. */
  static ChannelRange parse(String parameter, String text) throws RtspParseException {
    int[] bounds = NumberRange.parse(parameter, text, MAX);
    return new ChannelRange(bounds[0], bounds[1]);
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
