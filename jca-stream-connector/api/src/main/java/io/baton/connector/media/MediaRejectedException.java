package io.baton.connector.media;

/**
 * A file that cannot be streamed: damaged, empty, not media, or of a codec without an RTP payload
 * format here. The message names the cause and what to do about it.
 */
public class MediaRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  public MediaRejectedException(String message) {
    super(message);
  }

  public MediaRejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
