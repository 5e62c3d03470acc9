package io.baton.engine.rtsp;

/** What carries RTP. */
public enum LowerTransport {
  UDP,
  /** The RTSP connection itself, in interleaved frames. */
  TCP
}
