package io.baton.engine.delivery.load;

import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.delivery.datagram.LatenessHistogram;
import io.baton.engine.delivery.datagram.LoopCounters;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.stream.MediaTime;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Measures what the loops send, what is supplied, and what both cost. {@link #sample} is called
 * once a period by one thread; the latest sample may be read by any.
 */
public final class LoadMeter {
  /** Part of a new reading of the machine that goes into its mean: about three periods count. */
  private static final double MACHINE_WEIGHT = 0.4;

  private static final int CPU_PERIODS = 10;
  private static final int LATENESS_PERIODS = 5;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final StreamLoops loops;
  private final EpochClock clock;
  private final DoubleSupplier machineCpu;
  private final SupplyMeter supply = new SupplyMeter(CPU_PERIODS);
  private final RecentValues cpu = new RecentValues(CPU_PERIODS);
  private final RecentValues lateness = new RecentValues(LATENESS_PERIODS);
  private long askedAt;
  private SupplyTotals supplied = SupplyTotals.NOTHING;
  private volatile LoadSample latest;

  /**
   * Begins to measure.
   *
   * @param machineCpu part of all cores that all programs use, 0 to 1, negative if unknown
   */
  public LoadMeter(StreamLoops loops, EpochClock clock, DoubleSupplier machineCpu) {
    this.loops = loops;
    this.clock = clock;
    this.machineCpu = machineCpu;
    this.askedAt = clock.nanos();
    this.latest = LoadSample.nothing(askedAt);
  }

  /**
   * Takes a sample of what the loops told since they were asked last, and asks them again: so every
   * sample has exactly one answer of each.
   *
   * @param suppliedNow what was supplied until now, which counts in the next sample like the
   *     answers
   */
  public void sample(SupplyTotals suppliedNow) {
    LoadSample before = latest;
    long packets = 0;
    long octets = 0;
    long trains = 0;
    long errors = 0;
    long heldRounds = 0;
    long heldRequests = 0;
    int playing = 0;
    long loopCpu = 0;
    LatenessHistogram late = new LatenessHistogram();
    for (StreamLoop loop : loops.all()) {
      LoopCounters.Snapshot sent = loop.counters().published();
      packets += sent.packets();
      octets += sent.octets();
      trains += sent.trains();
      errors += sent.sendErrors();
      heldRounds += sent.heldRounds();
      heldRequests += sent.heldRequests();
      playing += sent.playing();
      loopCpu += sent.cpuNanos();
      late.add(sent.lateness());
    }
    double machine = Math.max(0, machineCpu.getAsDouble());
    long elapsed = Math.max(1, askedAt - before.atNanos());
    double used = (double) (loopCpu - before.loopCpuNanos()) / elapsed / CORES;
    long p99 = late.percentile(0.99);
    cpu.add(used);
    LoadSample.Supplied pieces = supply.measured(supplied, elapsed, CORES);
    lateness.add((double) p99);
    latest =
        new LoadSample(
            askedAt,
            packets,
            octets,
            trains,
            errors,
            heldRounds,
            heldRequests,
            playing,
            (long) ((octets - before.octets()) * 8.0 * MediaTime.SECOND / elapsed),
            loopCpu,
            used,
            cpu.mean() + pieces.cpu(),
            before.machineCpu() + (machine - before.machineCpu()) * MACHINE_WEIGHT,
            Duration.ofNanos(late.percentile(0.5)),
            Duration.ofNanos(p99),
            Duration.ofNanos(late.max()),
            Duration.ofNanos((long) lateness.median()),
            pieces);
    supplied = suppliedNow;
    ask();
  }

  private void ask() {
    askedAt = clock.nanos();
    for (StreamLoop loop : loops.all()) {
      loop.executor().execute(loop::publishCounters);
    }
  }

  /** The latest sample. */
  public LoadSample latest() {
    return latest;
  }
}
