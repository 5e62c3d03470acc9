package io.baton.engine.ofp;

import java.util.concurrent.TimeUnit;

/** Reports failures of requests once a minute, however many there are. One thread. */
final class FailureLog {
  private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

  private boolean reported;
  private long lastReport;
  private long unreported;

  void failed(String resource, Throwable cause) {
    long now = System.nanoTime();
    if (reported && now - lastReport < INTERVAL_NANOS) {
      unreported++;
      return;
    }
    OfpLog.LOG.requestFailed(cause, resource, unreported);
    reported = true;
    lastReport = now;
    unreported = 0;
  }
}
