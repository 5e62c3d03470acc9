package io.baton.connector.audit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Reports something once a minute, however often it happens: an attack must not fill the log.
 * Thread-safe.
 */
public final class PeriodicReport {
  private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier clock;
  private final AtomicLong nextReport;
  private final AtomicLong unreported = new AtomicLong();

  /** The first occurrence is reported at once. */
  public PeriodicReport() {
    this(System::nanoTime);
  }

  /**
   * The same by another clock.
   *
   * @param clock nanoseconds since any moment
   */
  public PeriodicReport(LongSupplier clock) {
    this.clock = clock;
    this.nextReport = new AtomicLong(clock.getAsLong());
  }

  /**
   * It has happened.
   *
   * @param report called if a report is due, with the number of occurrences since the last one
   *     before this one
   */
  public void occurred(LongConsumer report) {
    long now = clock.getAsLong();
    long due = nextReport.get();
    if (now - due >= 0 && nextReport.compareAndSet(due, now + INTERVAL_NANOS)) {
      report.accept(unreported.getAndSet(0));
    } else {
      unreported.incrementAndGet();
    }
  }
}
