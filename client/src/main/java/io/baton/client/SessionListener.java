package io.baton.client;

/** Told what happens in a session; called on the session's event loop, so it must not block. */
public interface SessionListener {
  /**
   * An RTP packet came.
   *
   * @param packet valid during the call only
   * @param fresh false if it is a duplicate
   */
  default void packet(ReceivedTrack track, RtpPacketView packet, boolean fresh) {}

  /** The RTSP connection is gone, though it was not closed from here. */
  default void disconnected() {}

  /** The server asks to go on elsewhere (RTSP REDIRECT). */
  default void redirected(String location) {}
}
