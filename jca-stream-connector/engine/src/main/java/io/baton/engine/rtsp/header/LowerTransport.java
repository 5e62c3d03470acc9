package io.baton.engine.rtsp.header;

/** What carries RTP. */
public enum LowerTransport {
  UDP,
  /** The RTSP connection itself, in interleaved frames. */
  TCP
}
