package io.baton.connector;

/**
 * Why a node does not take a stream.
 *
 * @param reason what is the matter
 * @param message what to tell the client
 */
public record ReservationRefusal(Reason reason, String message) {
  /** Kinds of reasons. */
  public enum Reason {
    /** It has no such content; its entry in the content database is out of date. */
    NO_CONTENT,
    /** A limit of admission is reached. */
    NO_CAPACITY
  }
}
