package io.baton.session;

/** Bytes that are not a session, or one of a version that this node does not know. */
class UnreadableSessionException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableSessionException(String message, Throwable cause) {
    super(message, cause);
  }
}
