package io.baton.engine.rtsp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.DefaultByteBufHolder;

/**
 * A packet embedded in the RTSP connection, RFC 2326 section 10.12. Reference-counted: the code
 * that receives it releases it.
 */
public final class InterleavedFrame extends DefaultByteBufHolder implements RtspMessage {
  /** Octets before the packet: a dollar sign, the channel, a 16-bit length. */
  public static final int HEADER_LENGTH = 4;

  /** Longest packet that the length field can announce. */
  public static final int MAX_LENGTH = 0xffff;

  private final int channel;

  /**
   * Wraps a packet, taking over its reference.
   *
   * @param channel 0 to 255
   * @param content at most {@link #MAX_LENGTH} readable octets
   */
  public InterleavedFrame(int channel, ByteBuf content) {
    super(content);
    if (channel < 0 || channel > 255) {
      throw new IllegalArgumentException("an interleaved channel is 0 to 255, not " + channel);
    }
    if (content.readableBytes() > MAX_LENGTH) {
      throw new IllegalArgumentException("an interleaved packet has at most 65535 octets");
    }
    this.channel = channel;
  }

  /** Channel as agreed in the Transport header: even ones usually RTP, odd ones RTCP. */
  public int channel() {
    return channel;
  }

  @Override
  public InterleavedFrame replace(ByteBuf content) {
    return new InterleavedFrame(channel, content);
  }

  @Override
  public InterleavedFrame copy() {
    return replace(content().copy());
  }

  @Override
  public InterleavedFrame duplicate() {
    return replace(content().duplicate());
  }

  @Override
  public InterleavedFrame retainedDuplicate() {
    return replace(content().retainedDuplicate());
  }

  @Override
  public InterleavedFrame retain() {
    super.retain();
    return this;
  }

  @Override
  public InterleavedFrame retain(int increment) {
    super.retain(increment);
    return this;
  }

  @Override
  public InterleavedFrame touch() {
    super.touch();
    return this;
  }

  @Override
  public InterleavedFrame touch(Object hint) {
    super.touch(hint);
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InterleavedFrame frame
        && channel == frame.channel
        && super.equals(other);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + channel;
  }
}
