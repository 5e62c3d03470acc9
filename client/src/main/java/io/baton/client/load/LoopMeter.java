package io.baton.client.load;

import java.util.concurrent.atomic.LongAdder;

/** What the sessions of one event loop receive together. Written by that loop alone. */
final class LoopMeter {
  private final LongAdder packets = new LongAdder();
  private final LongAdder octets = new LongAdder();
  private final DurationHistogram lateness = new DurationHistogram();

  void received(int payloadOctets) {
    packets.increment();
    octets.add(payloadOctets);
  }

  void late(long nanos) {
    lateness.record(nanos);
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
  DurationHistogram lateness() {
    return lateness;
  }
}
