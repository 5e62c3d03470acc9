package io.baton.engine.supply.request;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What the supply of a node has done since it started. Thread-safe.
 *
 * @param pieces that came, were right and are used
 * @param octets of them, as they came over the network
 * @param hits times that a feed found a piece that it needs there already
 * @param misses times that it did not
 * @param hedges requests to a second supplier
 * @param wasted octets that came twice or were damaged, at most
 * @param failures requests that a supplier did not fulfil
 * @param damaged pieces that did not have their hash
 * @param starvations times that a session had to wait for a piece
 * @param takeovers microseconds from the failure of a supplier to the first octet of another one
 */
public record SupplyCounters(
    LongAdder pieces,
    LongAdder octets,
    LongAdder hits,
    LongAdder misses,
    LongAdder hedges,
    LongAdder wasted,
    LongAdder failures,
    LongAdder damaged,
    LongAdder starvations,
    Histogram takeovers) {
  private static final int DIGITS = 2;

  /** All zero. */
  public SupplyCounters() {
    this(
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new LongAdder(),
        new ConcurrentHistogram(DIGITS));
  }
}
