package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;

/**
 * A Range in a unit other than npt, such as smpte or clock. RFC 2326 section 12.29 has it answered
 * with 501.
 */
final class UnsupportedRangeUnitException extends RtspParseException {
  private static final long serialVersionUID = 1L;

  private final String unit;

  UnsupportedRangeUnitException(String unit) {
    super(RtspStatus.NOT_IMPLEMENTED, "ranges are given in npt here, not in " + unit);
    this.unit = unit;
  }

  /** The unit that was asked for. */
  public String unit() {
    return unit;
  }
}
