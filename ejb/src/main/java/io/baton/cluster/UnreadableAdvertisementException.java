package io.baton.cluster;

/** Bytes that are not an advertisement, or one of a version that this node does not know. */
class UnreadableAdvertisementException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableAdvertisementException(String message, Throwable cause) {
    super(message, cause);
  }
}
