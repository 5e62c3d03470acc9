package io.baton.engine.forward;

import io.baton.engine.rtsp.RtspResponse;

/** Told, on the event loop, what became of a request to a provider. */
public interface Answer {
  /** It was answered. */
  void answered(RtspResponse response);

  /** It was not answered in time, or the connection broke. */
  void failed();
}
