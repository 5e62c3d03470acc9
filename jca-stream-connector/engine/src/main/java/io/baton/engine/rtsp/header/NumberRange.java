package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.HeaderText;
import io.baton.engine.rtsp.RtspParseException;

/** The form that port and channel ranges share: {@code first-last}, or one number for a pair. */
final class NumberRange {
  private NumberRange() {}

  /** Both bounds, in order, 0 to {@code max}. */
  static int[] parse(String parameter, String text, int max) throws RtspParseException {
    int dash = text.indexOf('-');
    String head = dash < 0 ? text : text.substring(0, dash);
    int first = (int) HeaderText.requireNumber(parameter, head.trim(), max);
    int last = first + 1;
    if (dash >= 0) {
      last = (int) HeaderText.requireNumber(parameter, text.substring(dash + 1).trim(), max);
    }
    if (last < first || last > max) {
      throw RtspParseException.syntax(parameter + " must be a range within 0 to " + max);
    }
    return new int[] {first, last};
  }
}
