package io.baton.client;

import io.netty.buffer.ByteBuf;

/** Where the packets of a session come in, by whichever way. Belongs to the event loop. */
final class PacketIntake {
  private final SessionListener listener;
  private final RtpPacketView view = new RtpPacketView();

  PacketIntake(SessionListener listener) {
    this.listener = listener;
  }

  void rtp(ReceivedTrack track, ByteBuf packet, long arrivalNanos) {
    if (!view.wrap(packet)) {
      track.receivedMalformed();
      return;
    }
    boolean fresh = track.received(view, arrivalNanos);
    listener.packet(track, view, fresh);
  }

  void rtcp(ReceivedTrack track, ByteBuf packet, long arrivalNanos) {
    RtcpExchange.receive(track, packet, arrivalNanos);
  }
}
