package io.baton.client.load;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/** What the sessions of one event loop receive together. Written by that loop alone. */
final class LoopMeter {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final LongAdder packets = new LongAdder();
  private final LongAdder octets = new LongAdder();
  private final Histogram lateness = durations();

  void received(int payloadOctets) {
    packets.increment();
    octets.add(payloadOctets);
  }

  /** Counts a deviation from the due time, early or late. */
  void late(long nanos) {
    lateness.recordValue(Math.abs(nanos));
  }

  /** Counts of durations in nanoseconds, each to a thousandth. */
  static Histogram durations() {
    return new Histogram(SIGNIFICANT_DIGITS);
  }

  /** Packets so far; for any thread. */
  long packets() {
    return packets.sum();
  }

  /** Payload octets so far; for any thread. */
  long octets() {
    return octets.sum();
  }

  /** To be read when the loop has come to its end. */
  Histogram lateness() {
    return lateness;
  }
}
