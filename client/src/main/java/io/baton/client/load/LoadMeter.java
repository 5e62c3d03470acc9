package io.baton.client.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;

/** The meters of all event loops. Thread-safe. */
final class LoadMeter {
  private final Queue<LoopMeter> loops = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<LoopMeter> own = ThreadLocal.withInitial(this::create);

  private LoopMeter create() {
    LoopMeter meter = new LoopMeter();
    loops.add(meter);
    return meter;
  }

  /** The meter of the calling event loop. */
  LoopMeter ofThisLoop() {
    return own.get();
  }

  long packets() {
    return loops.stream().mapToLong(LoopMeter::packets).sum();
  }

  long octets() {
    return loops.stream().mapToLong(LoopMeter::octets).sum();
  }

  /** The latenesses of all; to be asked for when the event loops have come to their end. */
  Histogram lateness() {
    Histogram all = LoopMeter.durations();
    loops.forEach(loop -> all.add(loop.lateness()));
    return all;
  }
}
