package io.baton.connector;

import io.baton.connector.figures.EngineStatistics;
import io.baton.connector.figures.LoadReport;
import io.baton.connector.media.MediaStore;
import io.baton.connector.ofp.Ofp;
import io.baton.model.delivery.Reservation;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A handle on the engine of this node: what it can do for the service above it. Cheap; thread-safe;
 * close it after use.
 */
public interface StreamConnection extends AutoCloseable {
  /**
   * Makes content ready to be streamed at once: opens and maps its file and index (R5).
   *
   * @return what was prepared, or empty if this node has no such content
   */
  Optional<MediaDescription> prepare(ContentId content);

  /** Starts or resumes a session that a client has set up, at its present position. */
  boolean play(String sessionId);

  /** Pauses a session; its client may resume it. */
  boolean pause(String sessionId);

  /**
   * Holds capacity for an assigned stream and makes its content ready (R5). Idempotent: what is
   * already reserved or streamed under the same assignment is left as it is. A reservation for
   * delivery that no client comes for is given back after {@code baton.assignment.timeout}; one for
   * supply that its anchor does not renew, after {@code baton.supply.promise.timeout}. May touch
   * the disk.
   *
   * @return why it cannot be done; empty if it is
   */
  Optional<ReservationRefusal> reserve(Reservation reservation);

  /**
   * Ends a session (RTCP BYE to the client), or gives a reservation or a promise back.
   *
   * @param reason why; the client is told if it is {@link StreamEvent.CloseReason#DRAINED}
   * @return whether there was one or the other
   */
  boolean release(String sessionId, StreamEvent.CloseReason reason);

  /**
   * {@linkplain #release(String, StreamEvent.CloseReason) Releases} what is not wanted any more.
   */
  default boolean release(String sessionId) {
    return release(sessionId, StreamEvent.CloseReason.RELEASED);
  }

  /** Assignments for which this node has promised to supply pieces, and still does. */
  Set<String> promises();

  /**
   * Has the pieces of a session come from other suppliers from now on; what is under way goes on.
   * The value of the session has a higher epoch then, told by {@link StreamEvent.Reassigned}.
   *
   * @return false if there is no such session, if its content is on this node, or if it has an
   *     assignment of the same or a higher epoch: then nothing has changed
   */
  boolean supply(String sessionId, SessionSupply supply);

  /** Sessions as they are now. */
  List<SessionSnapshot> sessions();

  Optional<SessionSnapshot> session(String sessionId);

  /** Measured load and the limits it is held against (R16). */
  LoadReport load();

  /** Counters since the engine started. */
  EngineStatistics statistics();

  /** The node's media store. */
  MediaStore media();

  /** The policy for passwords. */
  LoginPolicy logins();

  /** How this node talks OFP with others. */
  Ofp ofp();

  /** Where clients reach this node's RTSP service. */
  RtspEndpoint endpoint();

  /** TCP port at which other nodes get pieces of this node's content; 0 if it supplies none. */
  int piecesPort();

  /** What holds here. */
  StreamPolicy policy();

  @Override
  void close();
}
