package io.baton.management;

import io.baton.connector.audit.AuditLog;
import io.baton.model.assignment.HandedOff;
import java.time.Duration;
import java.util.Optional;

/** Puts on record what was done over JMX; who did it, the server's own audit log knows. */
public final class JmxAudit {
  private static final String USER = "-";
  private static final String CLIENT = "jmx";

  private JmxAudit() {}

  /** A session was ended. */
  public static void ended(String session) {
    AuditLog.LOG.ended(USER, CLIENT, session);
  }

  /** A provider was handed over to another manager. */
  public static void moved(String provider, String manager) {
    AuditLog.LOG.moved(USER, CLIENT, provider, manager);
  }

  /** A node is drained. */
  public static void drained(String node, Optional<Duration> limit) {
    AuditLog.LOG.drained(USER, CLIENT, node, AuditLog.limit(limit));
  }

  /** A node takes streams again. */
  public static void undrained(String node) {
    AuditLog.LOG.undrained(USER, CLIENT, node);
  }

  /** A session has another supplier. */
  public static void handedOff(HandedOff handoff) {
    AuditLog.LOG.handedOff(USER, CLIENT, handoff.session(), handoff.from(), handoff.to());
  }
}
