package io.baton.engine.server.decision;

import io.baton.engine.server.connection.ServerLog;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reports, once a minute however many come, who brought an assignment without being a node of the
 * cluster: an attack, or a node that others know under another address. Thread-safe.
 */
final class StrangerLog {
  private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final AtomicLong nextReport = new AtomicLong(System.nanoTime());

  void turnedAway(InetAddress peer) {
    long now = System.nanoTime();
    long due = nextReport.get();
    if (now - due >= 0 && nextReport.compareAndSet(due, now + INTERVAL_NANOS)) {
      ServerLog.LOG.notANode(peer.getHostAddress());
    }
  }
}
