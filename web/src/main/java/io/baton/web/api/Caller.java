package io.baton.web.api;

import io.baton.connector.audit.AuditLog;
import io.baton.model.assignment.HandedOff;
import io.baton.model.media.MediaPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Optional;

/**
 * Who sent a request, for the audit log.
 *
 * @param user name; a hyphen if there is none
 * @param address where from
 */
public record Caller(String user, String address) {
  /** Reads a request. */
  public static Caller of(SecurityContext security, HttpServletRequest request) {
    String user = security.getUserPrincipal() == null ? "-" : security.getUserPrincipal().getName();
    return new Caller(user, request.getRemoteAddr());
  }

  /** Puts on record that media was deleted. */
  public void deleted(MediaPath path, boolean forced) {
    AuditLog.LOG.deleted(user, address, path.value(), forced);
  }

  /** Puts the end of a session on record. */
  public void ended(String session) {
    AuditLog.LOG.ended(user, address, session);
  }

  /** Puts on record that a provider has another manager. */
  public void moved(String provider, String manager) {
    AuditLog.LOG.moved(user, address, provider, manager);
  }

  /** Puts on record that a node is drained. */
  public void drained(String node, Optional<Duration> limit) {
    AuditLog.LOG.drained(user, address, node, AuditLog.limit(limit));
  }

  /** Puts on record that a node takes streams again. */
  public void undrained(String node) {
    AuditLog.LOG.undrained(user, address, node);
  }

  /** Puts on record that a session has another supplier. */
  public void handedOff(HandedOff handoff) {
    AuditLog.LOG.handedOff(user, address, handoff.session(), handoff.from(), handoff.to());
  }
}
