package io.baton.engine.ofp.transport;

import io.baton.connector.audit.AuditLog;
import io.baton.connector.audit.PeriodicReport;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.SessionAdapter;

/**
 * Puts those on record who do not know the nodes' key. They are not made to wait, as those are who
 * guess passwords: a key cannot be guessed, and a delay would let a program on a node's machine
 * shut the node out.
 */
final class KeyAudit extends SessionAdapter {
  private final PeriodicReport failures = new PeriodicReport();

  @Override
  public void handshakeFailed(Handshaker handshaker, Throwable reason) {
    String peer = handshaker.getPeerAddress().getAddress().getHostAddress();
    failures.occurred(others -> AuditLog.LOG.keyRefused(peer, others));
  }
}
