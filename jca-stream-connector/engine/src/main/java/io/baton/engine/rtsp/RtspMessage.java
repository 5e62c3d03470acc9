package io.baton.engine.rtsp;

/** What travels on an RTSP connection, in both directions; see {@link RtspDecoder}. */
public sealed interface RtspMessage
    permits RtspRequest, RtspResponse, InterleavedFrame, MalformedMessage {
  /** The version spoken here. */
  String VERSION = "RTSP/1.0";
}
