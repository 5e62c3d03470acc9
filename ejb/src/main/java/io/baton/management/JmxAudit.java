package io.baton.management;

import io.baton.connector.audit.AuditLog;
import io.baton.connector.audit.AuditText;

/** Puts on record what was done over JMX; who did it, the server's own audit log knows. */
final class JmxAudit {
  private static final String USER = "-";
  private static final String CLIENT = "jmx";

  private JmxAudit() {}

  static void ended(String session) {
    AuditLog.LOG.ended(USER, CLIENT, AuditText.of(session));
  }

  static void moved(String provider, String manager) {
    AuditLog.LOG.moved(USER, CLIENT, AuditText.of(provider), AuditText.of(manager));
  }
}
