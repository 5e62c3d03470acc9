package io.baton.engine.rtcp;

/** Numbers of the wire format, RFC 3550 sections 6 and 12. */
final class RtcpType {
  static final int VERSION = 2;
  static final int PADDING = 0x20;
  static final int COUNT_MASK = 0x1f;

  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SOURCE_DESCRIPTION = 202;
  static final int GOODBYE = 203;

  static final int ITEM_END = 0;
  static final int ITEM_CNAME = 1;

  private RtcpType() {}

  /** Packet types that RFC 5761 section 4 sets aside for RTCP. */
  static boolean isRtcp(int type) {
    return type >= 192 && type <= 223;
  }
}
