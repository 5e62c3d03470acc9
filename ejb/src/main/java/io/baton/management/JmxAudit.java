package io.baton.management;

import io.baton.connector.audit.AuditLog;

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
}
