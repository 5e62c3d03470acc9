package io.baton.engine.delivery.load;

import io.baton.engine.stream.MediaTime;

/** Means of what supplying pieces takes. Not thread-safe. */
final class SupplyMeter {
  private final RecentValues bandwidth;
  private final RecentValues cpu;
  private SupplyTotals before = SupplyTotals.NOTHING;

  /**
   * Begins with nothing.
   *
   * @param periods that a mean is of
   */
  SupplyMeter(int periods) {
    bandwidth = new RecentValues(periods);
    cpu = new RecentValues(periods);
  }

  /** Means including the latest period. */
  LoadSample.Supplied measured(SupplyTotals totals, long elapsedNanos, int cores) {
    double bits = (totals.octets() - before.octets()) * 8.0;
    bandwidth.add(bits * MediaTime.SECOND / elapsedNanos);
    cpu.add((double) (totals.cpuNanos() - before.cpuNanos()) / elapsedNanos / cores);
    before = totals;
    return new LoadSample.Supplied((long) bandwidth.mean(), cpu.mean());
  }
}
