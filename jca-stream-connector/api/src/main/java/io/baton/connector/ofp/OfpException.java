package io.baton.connector.ofp;

import java.util.OptionalInt;

/**
 * An OFP request failed. What the other side answers, rather than a place in this program: it has
 * no stack trace, so that refusing costs no more than answering.
 */
public class OfpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final OfpStatus status;
  private final int retryAfterSeconds;

  public OfpException(OfpStatus status, String message) {
    this(status, message, 0);
  }

  /** With a time after which another try may be worth it; 0 if there is none. */
  public OfpException(OfpStatus status, String message, int retryAfterSeconds) {
    super(message);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Finds no stack trace. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  public OfpStatus status() {
    return status;
  }

  public OptionalInt retryAfterSeconds() {
    return retryAfterSeconds > 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty();
  }
}
