package io.baton.engine.rtsp;

import java.util.Objects;

/**
 * A part of an RTSP message that cannot be understood. The message is fit to be sent to the peer.
 */
public class RtspParseException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RtspStatus status;

  public RtspParseException(RtspStatus status, String message) {
    super(message);
    this.status = Objects.requireNonNull(status, "status");
  }

  /** What a server answers. */
  public RtspStatus status() {
    return status;
  }

  /** A plain violation of the grammar: 400. */
  public static RtspParseException syntax(String message) {
    return new RtspParseException(RtspStatus.BAD_REQUEST, message);
  }
}
