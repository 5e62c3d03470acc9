package io.baton.engine.session;

/** Whether the client of a session is still there. Confined to the session's event loop. */
final class SessionLife {
  private final long began;
  private long aliveAt;

  /** Begins at a time, nanoseconds since 1970. */
  SessionLife(long began) {
    this.began = began;
    this.aliveAt = began;
  }

  long began() {
    return began;
  }

  /** A sign of life. */
  void sign(long now) {
    aliveAt = now;
  }

  /** Whether the client has been silent for too long, or has not begun to play for too long. */
  boolean isOver(long now, boolean played, SessionTimeouts timeouts) {
    boolean unused = !played && now - began > timeouts.prepared().toNanos();
    return unused || now - aliveAt > timeouts.silence().toNanos();
  }
}
