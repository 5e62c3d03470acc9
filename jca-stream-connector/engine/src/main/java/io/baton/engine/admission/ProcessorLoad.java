package io.baton.engine.admission;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How much of the processors is in use: by this process, or the whole machine if that is more, but
 * for media tools, which run at low priority and give way to streams. Tells people why packets are
 * late; nothing is refused for it. To be asked once a period, by one thread.
 */
public final class ProcessorLoad implements DoubleSupplier {
  private final DoubleSupplier process;
  private final DoubleSupplier machine;
  private final LongSupplier toolNanos;
  private final LongSupplier clock;
  private final int cores;
  private long toolNanosBefore;
  private long askedAt;

  /**
   * Begins to measure.
   *
   * @param process part of all cores that this process uses, 0 to 1; negative if unknown
   * @param machine part of all cores that are in use, 0 to 1; negative if unknown
   * @param toolNanos processor time that media tools have used so far
   * @param clock nanoseconds since any moment
   * @param cores how many there are
   */
  public ProcessorLoad(
      DoubleSupplier process,
      DoubleSupplier machine,
      LongSupplier toolNanos,
      LongSupplier clock,
      int cores) {
    this.process = process;
    this.machine = machine;
    this.toolNanos = toolNanos;
    this.clock = clock;
    this.cores = cores;
    this.toolNanosBefore = toolNanos.getAsLong();
    this.askedAt = clock.getAsLong();
  }

  /** Part of all cores since it was last asked for, 0 to 1; 0 if unknown. */
  @Override
  public double getAsDouble() {
    double others = known(machine.getAsDouble()) - tools();
    return Math.max(known(process.getAsDouble()), others);
  }

  private double tools() {
    long now = clock.getAsLong();
    long nanos = toolNanos.getAsLong();
    double part = (nanos - toolNanosBefore) / (double) Math.max(1, now - askedAt) / cores;
    askedAt = now;
    toolNanosBefore = nanos;
    return part;
  }

  private static double known(double load) {
    return load >= 0 ? load : 0;
  }
}
