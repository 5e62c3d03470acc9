package io.baton.model.delivery;

/** States of an RTSP session, RFC 2326 appendix A. */
public enum SessionState {
  READY,
  PLAYING,
  /** Everything was sent; the client may seek and play again. */
  ENDED
}
