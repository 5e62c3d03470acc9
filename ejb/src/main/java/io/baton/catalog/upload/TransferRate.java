package io.baton.catalog.upload;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a sender brings bytes as fast as it must, on average over a window. Time in which the
 * node itself writes does not count. Thread-safe.
 */
public final class TransferRate {
  private final long leastOctets;
  private final long windowNanos;
  private final LongSupplier nanoClock;
  private long windowBegan;
  private long octets;

  /**
   * A transfer begins.
   *
   * @param leastRate bytes a second; 0 if any rate will do
   */
  public TransferRate(long leastRate, Duration window, LongSupplier nanoClock) {
    this.leastOctets = leastRate * window.toSeconds();
    this.windowNanos = window.toNanos();
    this.nanoClock = nanoClock;
    windowBegan = nanoClock.getAsLong();
  }

  /**
   * Counts bytes.
   *
   * @param writeNanos how long writing them took
   */
  public synchronized void received(int count, long writeNanos) {
    octets += count;
    windowBegan += writeNanos;
    if (octets >= leastOctets) {
      begin();
    }
  }

  /** Whether a window is over that brought too little. */
  public synchronized boolean isTooSlow() {
    if (nanoClock.getAsLong() - windowBegan < windowNanos) {
      return false;
    }
    boolean slow = octets < leastOctets;
    begin();
    return slow;
  }

  private void begin() {
    octets = 0;
    windowBegan = nanoClock.getAsLong();
  }
}
