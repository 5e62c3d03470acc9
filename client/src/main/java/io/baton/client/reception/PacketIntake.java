package io.baton.client.reception;

import io.netty.buffer.ByteBuf;

/** Where the packets of a session come in, by whichever way. Belongs to the event loop. */
public final class PacketIntake {
  private final PacketListener listener;
  private final RtpPacketView view = new RtpPacketView();

  public PacketIntake(PacketListener listener) {
    this.listener = listener;
  }

  /**
   * Takes what came where RTP is expected.
   *
   * @param packet valid during the call only
   * @param arrivalNanos when it came, by any monotonic clock
   */
  public void rtp(ReceivedTrack track, ByteBuf packet, long arrivalNanos) {
    if (!view.wrap(packet)) {
      track.receivedMalformed();
      return;
    }
    boolean fresh = track.received(view, arrivalNanos);
    listener.packet(track, view, fresh);
  }

  /** Takes what came where RTCP is expected, see {@link #rtp}. */
  public void rtcp(ReceivedTrack track, ByteBuf packet, long arrivalNanos) {
    RtcpExchange.receive(track, packet, arrivalNanos);
  }
}
