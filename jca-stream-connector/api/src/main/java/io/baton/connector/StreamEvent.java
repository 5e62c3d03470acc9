package io.baton.connector;

import io.baton.model.delivery.Reservation;
import java.time.Instant;

/** Something happened to a session, or to the capacity that was held for one. */
public sealed interface StreamEvent {
  /** When. */
  Instant at();

  /** Of the session; of the assignment if there was none yet, which would have become its own. */
  String id();

  /** Something happened to a session. */
  sealed interface OfSession extends StreamEvent {
    /** The session as it was then. */
    SessionSnapshot session();

    @Override
    default String id() {
      return session().id();
    }
  }

  /** It was set up. */
  record Created(Instant at, SessionSnapshot session) implements OfSession {}

  /** It began to play, was paused, was repositioned, or reached the end. */
  record Changed(Instant at, SessionSnapshot session) implements OfSession {}

  /** It is gone. */
  record Closed(Instant at, SessionSnapshot session, CloseReason reason) implements OfSession {}

  /**
   * No client came for what a {@link Reservation} held, or the client has left: it is given back.
   */
  record Unclaimed(Instant at, String id) implements StreamEvent {}

  /** Why a session ended. */
  enum CloseReason {
    TEARDOWN,
    TIMEOUT,
    DISCONNECTED,
    TOO_SLOW,
    RELEASED,
    FAILED,
    SHUTDOWN
  }
}
