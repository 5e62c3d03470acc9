package io.baton.client.reception;

/** Takes the packets of a session; called on its event loop, so it must not block. */
public interface PacketListener {
  /**
   * An RTP packet came.
   *
   * @param packet valid during the call only
   * @param fresh false if it is a duplicate
   */
  void packet(ReceivedTrack track, RtpPacketView packet, boolean fresh);
}
