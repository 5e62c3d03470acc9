package io.baton.engine.server;

import io.baton.connector.StreamDecision.Serve;
import io.baton.engine.rtsp.ChannelRange;
import io.baton.engine.session.StreamSession;
import java.util.Optional;

/** What a connection remembers from one request to the next. Confined to its event loop. */
final class ConnectionState {
  private static final int MAX_CHANNEL = 255;

  private int nextChannel;
  private String user;
  private String decidedPath;
  private Serve decision;
  private StreamSession session;

  /** The user who has proved to be himself on this connection. */
  Optional<String> user() {
    return Optional.ofNullable(user);
  }

  void authenticated(String name) {
    user = name;
  }

  /** The next pair of interleaved channels, for a client that leaves the choice to the server. */
  ChannelRange nextChannels() {
    int first = nextChannel;
    nextChannel = (nextChannel + 2) % (MAX_CHANNEL + 1);
    return new ChannelRange(first, first + 1);
  }

  /** What was decided on a path by an earlier request. */
  Optional<Serve> decided(String path) {
    return path.equals(decidedPath) ? Optional.of(decision) : Optional.empty();
  }

  void remember(String path, Serve serve) {
    decidedPath = path;
    decision = serve;
  }

  /**
   * Whether a session that was set up over this connection lives; then it may be quiet for long.
   */
  boolean hasSession() {
    return session != null && !session.isClosed();
  }

  void sessionCreated(StreamSession created) {
    session = created;
  }
}
