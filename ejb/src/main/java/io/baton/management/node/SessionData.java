package io.baton.management.node;

import io.baton.connector.SessionSnapshot;
import io.baton.metrics.Seconds;

/** A session as management tools show it. */
public final class SessionData {
  private final SessionSnapshot session;

  SessionData(SessionSnapshot session) {
    this.session = session;
  }

  public String getId() {
    return session.id();
  }

  public String getPath() {
    return session.path().value();
  }

  public String getContent() {
    return session.content().sha256();
  }

  public String getClient() {
    return session.client();
  }

  public String getUser() {
    return session.user();
  }

  public String getUserAgent() {
    return session.userAgent();
  }

  public String getTransport() {
    return session.transport().name();
  }

  public String getState() {
    return session.state().name();
  }

  /** Normal play time in seconds. */
  public double getPosition() {
    return Seconds.of(session.position());
  }

  public String getCreated() {
    return session.created().toString();
  }

  public long getPackets() {
    return session.packets();
  }

  public long getReportedLost() {
    return session.reportedLost();
  }
}
