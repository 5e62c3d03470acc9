package io.baton.connector.media;

/** The media store could not do what was asked; the message is fit to be shown to the caller. */
public class MediaStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of failure, for the status code that a protocol gives it. */
  public enum Reason {
    /** The sender stopped before the announced length. */
    INCOMPLETE,
    /** Larger than the configured limit. */
    TOO_LARGE,
    /** No space left. */
    DISK_FULL,
    /** No staged upload of that id. */
    NOT_FOUND,
    /** Anything else: an I/O error or a missing tool. */
    UNAVAILABLE
  }

  private final Reason reason;

  public MediaStoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public MediaStoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
