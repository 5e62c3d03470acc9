package io.baton.connector;

import java.time.Instant;

/** Something happened to a session. */
public sealed interface StreamEvent {
  /** When. */
  Instant at();

  /** The session as it was then. */
  SessionSnapshot session();

  /** It was set up. */
  record Created(Instant at, SessionSnapshot session) implements StreamEvent {}

  /** It began to play, was paused, was repositioned, or reached the end. */
  record Changed(Instant at, SessionSnapshot session) implements StreamEvent {}

  /** It is gone. */
  record Closed(Instant at, SessionSnapshot session, CloseReason reason) implements StreamEvent {}

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
