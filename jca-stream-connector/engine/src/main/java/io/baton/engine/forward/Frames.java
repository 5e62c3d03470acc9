package io.baton.engine.forward;

import io.baton.engine.media.RtpLimits;
import io.netty.buffer.ByteBuf;

/** Interleaved frames as they lie in a buffer, RFC 2326 section 10.12. */
final class Frames {
  /** Octets before the packet. */
  static final int HEADER = 4;

  private static final byte MAGIC = '$';

  private Frames() {}

  /** Whether a whole frame begins at an index. */
  static boolean isWhole(ByteBuf in, int index) {
    int left = in.writerIndex() - index;
    return left >= HEADER && in.getByte(index) == MAGIC && left >= length(in, index);
  }

  /** Channel of a frame. */
  static int channel(ByteBuf in, int index) {
    return in.getUnsignedByte(index + 1);
  }

  /** Octets of a frame, its header included. */
  static int length(ByteBuf in, int index) {
    return HEADER + in.getUnsignedShort(index + 2);
  }

  /** Octets of the payload of a frame with an RTP packet. */
  static int payload(ByteBuf in, int index) {
    return Math.max(0, length(in, index) - HEADER - RtpLimits.HEADER);
  }
}
