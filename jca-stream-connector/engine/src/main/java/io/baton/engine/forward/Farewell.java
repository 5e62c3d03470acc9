package io.baton.engine.forward;

import io.netty.buffer.ByteBuf;

/** Notices whether the provider's last word on a stream was RTCP BYE: then it has ended it. */
final class Farewell {
  private static final int GOODBYE = 203;
  private static final int PACKET_HEADER = 4;

  private boolean said;

  /** A frame with RTCP passes. */
  void onRtcp(ByteBuf in, int frame) {
    int end = frame + Frames.length(in, frame);
    int packet = frame + Frames.HEADER;
    while (end - packet >= PACKET_HEADER) {
      said |= in.getUnsignedByte(packet + 1) == GOODBYE;
      packet += PACKET_HEADER + in.getUnsignedShort(packet + 2) * Integer.BYTES;
    }
  }

  /** Frames with RTP pass. */
  void onRtp() {
    said = false;
  }

  boolean said() {
    return said;
  }
}
