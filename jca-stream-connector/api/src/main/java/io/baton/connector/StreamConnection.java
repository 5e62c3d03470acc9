package io.baton.connector;

import java.util.List;
import java.util.Optional;

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

  /** Ends a session: RTCP BYE to the client, its resources freed. */
  boolean release(String sessionId);

  /** Sessions as they are now. */
  List<SessionSnapshot> sessions();

  Optional<SessionSnapshot> session(String sessionId);

  /** Measured load and the limits it is held against (R16). */
  LoadReport load();

  /** Counters since the engine started. */
  EngineStatistics statistics();

  /** The node's media store. */
  MediaStore media();

  /** Where clients reach this node's RTSP service. */
  RtspEndpoint endpoint();

  @Override
  void close();
}
