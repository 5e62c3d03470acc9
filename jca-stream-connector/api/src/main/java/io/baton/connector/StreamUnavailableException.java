package io.baton.connector;

/** The engine of this node is not running or cannot be reached. */
public class StreamUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public StreamUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
