package io.baton.location.assignment;

/** Bytes that are not an assignment, or one of a version that this node does not know. */
class UnreadableAssignmentException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableAssignmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
