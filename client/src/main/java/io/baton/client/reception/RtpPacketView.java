package io.baton.client.reception;

import io.netty.buffer.ByteBuf;

/**
 * An RTP packet in a buffer (RFC 3550 section 5.1). One view serves any number of packets, one at a
 * time; belongs to one thread.
 */
public final class RtpPacketView {
  private static final int FIXED_HEADER = 12;
  private static final int VERSION_2 = 2;

  private ByteBuf buffer;
  private int start;
  private int payloadStart;
  private int payloadLength;

  /**
   * Looks at the packet between reader and writer index.
   *
   * @return whether it is one
   */
  boolean wrap(ByteBuf packet) {
    start = packet.readerIndex();
    int length = packet.readableBytes();
    buffer = packet;
    if (length < FIXED_HEADER || packet.getUnsignedByte(start) >> 6 != VERSION_2) {
      return false;
    }
    int flags = packet.getUnsignedByte(start);
    int header = FIXED_HEADER + 4 * (flags & 0x0f);
    if ((flags & 0x10) != 0) {
      if (header + 4 > length) {
        return false;
      }
      header += 4 + 4 * packet.getUnsignedShort(start + header + 2);
    }
    int padding = (flags & 0x20) != 0 ? packet.getUnsignedByte(start + length - 1) : 0;
    payloadStart = start + header;
    payloadLength = length - header - padding;
    return payloadLength >= 0;
  }

  public int sequence() {
    return buffer.getUnsignedShort(start + 2);
  }

  /** RTP timestamp, 0 to 2^32 - 1. */
  public long timestamp() {
    return buffer.getUnsignedInt(start + 4);
  }

  public int ssrc() {
    return buffer.getInt(start + 8);
  }

  public boolean marker() {
    return buffer.getByte(start + 1) < 0;
  }

  public int payloadType() {
    return buffer.getByte(start + 1) & 0x7f;
  }

  /** Octets of payload, without padding. */
  public int payloadLength() {
    return payloadLength;
  }

  /** A copy of the payload, to be kept. */
  public byte[] copyPayload() {
    byte[] payload = new byte[payloadLength];
    buffer.getBytes(payloadStart, payload);
    return payload;
  }
}
