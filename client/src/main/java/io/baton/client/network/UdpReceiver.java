package io.baton.client.network;

import io.netty.buffer.ByteBuf;

/** Takes what comes on a pair of UDP ports; called on their event loop. */
public interface UdpReceiver {
  /**
   * A datagram came on the RTP port.
   *
   * @param datagram valid during the call only
   * @param arrivalNanos when it came, by {@link System#nanoTime}
   */
  void rtp(ByteBuf datagram, long arrivalNanos);

  /** A datagram came on the RTCP port, see {@link #rtp}. */
  void rtcp(ByteBuf datagram, long arrivalNanos);

  /** RTP comes from another address or port than before. */
  void sourceChanged();
}
