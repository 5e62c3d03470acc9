package io.baton.engine.delivery.datagram;

import io.baton.engine.media.RtpLimits;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;

/**
 * A track that another node streams: its packets arrive as interleaved frames (RFC 2326 section
 * 10.12) and leave over UDP, packets of equal size that came together in one train. Confined to its
 * event loop; sending allocates nothing.
 */
public final class RelayedTrack {
  /** The kernel takes no more at present. */
  public static final int BLOCKED = -1;

  /** The frames at hand are the beginning of a train whose rest is on its way. */
  public static final int INCOMPLETE = 0;

  private static final int FRAME_HEADER = 4;
  private static final byte MAGIC = '$';

  private final DatagramSockets sockets;
  private final LoopCounters counters;
  private final InetSocketAddress rtp;
  private final InetSocketAddress rtcp;
  private long packets;
  private long octets;

  public RelayedTrack(
      DatagramSockets sockets,
      LoopCounters counters,
      InetSocketAddress rtp,
      InetSocketAddress rtcp) {
    this.sockets = sockets;
    this.counters = counters;
    this.rtp = rtp;
    this.rtcp = rtcp;
  }

  /**
   * Sends the frames at an index that belong into one train; at the next {@link #flush}.
   *
   * @param start index of a whole frame of this track
   * @return octets of the frames that were taken, or {@link #BLOCKED} or {@link #INCOMPLETE}
   */
  public int sendTrain(ByteBuf in, int start) {
    DatagramTrain train = sockets.rtp().take();
    if (train == null) {
      return BLOCKED;
    }
    train.begin(rtp);
    byte channel = in.getByte(start + 1);
    int end = in.writerIndex();
    int next = start;
    boolean endsUnit = false;
    while (isWhole(in, next, end, channel) && accepts(train, length(in, next))) {
      int length = length(in, next);
      train.append(in, next + FRAME_HEADER, length);
      endsUnit = in.getByte(next + FRAME_HEADER + 1) < 0;
      next += FRAME_HEADER + length;
    }
    if (train.packets() == 0) {
      return skip(in, start);
    }
    if (!endsUnit && isCut(in, next, end, channel) && train.accepts(1)) {
      return INCOMPLETE;
    }
    sockets.rtp().send(train);
    counters.relayed(train.packets(), train.length());
    packets += train.packets();
    octets += train.length() - train.packets() * RtpLimits.HEADER;
    return next - start;
  }

  /** No RTP packet is that small or large; a single one may be all that a train holds. */
  private static boolean accepts(DatagramTrain train, int length) {
    return length >= RtpLimits.HEADER && length <= RtpLimits.MAX_PACKET && train.accepts(length);
  }

  private int skip(ByteBuf in, int start) {
    counters.sendFailed();
    return FRAME_HEADER + length(in, start);
  }

  private static boolean isWhole(ByteBuf in, int index, int end, byte channel) {
    return end - index >= FRAME_HEADER
        && in.getByte(index) == MAGIC
        && in.getByte(index + 1) == channel
        && end - index >= FRAME_HEADER + length(in, index);
  }

  /** Whether a frame of this track, or what may become one, ends before its time. */
  private static boolean isCut(ByteBuf in, int index, int end, byte channel) {
    return switch (end - index) {
      case 0 -> false;
      case 1 -> in.getByte(index) == MAGIC;
      default ->
          in.getByte(index) == MAGIC
              && in.getByte(index + 1) == channel
              && !isWhole(in, index, end, channel);
    };
  }

  private static int length(ByteBuf in, int index) {
    return in.getUnsignedShort(index + 2);
  }

  /** RTP packets sent so far. */
  public long packets() {
    return packets;
  }

  /** Octets of their payload. */
  public long octets() {
    return octets;
  }

  /** Sends an RTCP packet; takes the buffer over. */
  public void sendRtcp(ByteBuf packet) {
    sockets.sendRtcp(packet, rtcp);
  }

  /** Where the receiver's own RTCP packets come from. */
  public InetSocketAddress reportsFrom() {
    return rtcp;
  }

  /** Hands to the kernel what is not there yet. */
  public void flush() {
    sockets.rtp().flush();
  }
}
