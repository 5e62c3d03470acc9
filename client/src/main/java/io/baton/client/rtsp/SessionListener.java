package io.baton.client.rtsp;

import io.baton.client.reception.PacketListener;
import io.baton.client.reception.ReceivedTrack;
import io.baton.client.reception.RtpPacketView;

/** Told what happens in a session; called on the session's event loop, so it must not block. */
public interface SessionListener extends PacketListener {
  @Override
  default void packet(ReceivedTrack track, RtpPacketView packet, boolean fresh) {}

  /** The RTSP connection is gone, though it was not closed from here. */
  default void disconnected() {}

  /** The server asks to go on elsewhere (RTSP REDIRECT). */
  default void redirected(String location) {}
}
