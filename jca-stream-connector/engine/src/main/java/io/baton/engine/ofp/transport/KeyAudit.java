package io.baton.engine.ofp.transport;

import io.baton.connector.audit.AuditLog;
import io.baton.connector.audit.PeriodicReport;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.SessionAdapter;

/**
 * Counts and puts on record who does not know the nodes' key. They are not made to wait, as those
 * are who guess passwords: a key cannot be guessed, and a delay would let a program on a node's
 * machine shut the node out.
 */
final class KeyAudit extends SessionAdapter {
  private final LongAdder refused;
  private final PeriodicReport failures = new PeriodicReport();

  /**
   * Begins to.
   *
   * @param refused counts them
   */
  KeyAudit(LongAdder refused) {
    this.refused = refused;
  }

  @Override
  public void handshakeFailed(Handshaker handshaker, Throwable reason) {
    refused.increment();
    String peer = handshaker.getPeerAddress().getAddress().getHostAddress();
    failures.occurred(others -> AuditLog.LOG.keyRefused(peer, others));
  }
}
