package io.baton.connector;

import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.SupplyCause;
import java.time.Duration;
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

  /**
   * It has another assignment of suppliers, of a higher epoch. Its viewer did nothing, and its
   * packets are the same: if they come from another node, {@link SupplyChanged} tells that.
   */
  record Reassigned(Instant at, SessionSnapshot session) implements OfSession {}

  /** It is gone. */
  record Closed(Instant at, SessionSnapshot session, CloseReason reason) implements OfSession {}

  /**
   * No client came for what a {@link Reservation} held, or the client has left: it is given back.
   */
  record Unclaimed(Instant at, String id) implements StreamEvent {}

  /**
   * The pieces of a session come from another supplier than before. The engine goes on by itself
   * with a standby; if the cause {@link SupplyCause#isFailure is a failure}, the service above it
   * is to have another supplier assigned.
   *
   * @param id of the session
   * @param assignment id of the session's assignment when it happened
   * @param from name of the supplier until then
   * @param to name of the one that supplies from now on; empty if none is left
   * @param cause what was the matter
   * @param piece index of the first piece of the media file that comes from the other one
   * @param packet first packet that needs it: its index in the track that needs it first
   * @param taken from the failure to the first octet of the other one; zero if none is left
   */
  record SupplyChanged(
      Instant at,
      String id,
      String assignment,
      String from,
      String to,
      SupplyCause cause,
      int piece,
      long packet,
      Duration taken)
      implements StreamEvent {}

  /** Why a session ended. */
  enum CloseReason {
    TEARDOWN,
    TIMEOUT,
    DISCONNECTED,
    TOO_SLOW,
    UNSUPPLIED,
    RELEASED,
    DRAINED,
    FAILED,
    SHUTDOWN
  }
}
