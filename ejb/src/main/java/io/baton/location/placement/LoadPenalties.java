package io.baton.location.placement;

import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.SupplierCondition;
import java.time.Duration;

/** What speaks against a provider: measurements beyond what is harmless (R16, R32). */
final class LoadPenalties {
  /** Part of its limit up to which the use of something is harmless. */
  private static final double HARMLESS_USE = 0.75;

  /** Part of the heap that has to be free. */
  private static final double FREE_HEAP = 0.05;

  private static final double HEAP_WEIGHT = 0.2;

  /** A limit that nothing reaches: processors do not count. */
  private static final double ALL_PROCESSORS = 1;

  /** Packets that are later than this have a cause. */
  private static final double HARMLESS_LATENESS_MILLIS = 20;

  /** Lateness that weighs as much as having no bandwidth left. */
  private static final double UNBEARABLE_LATENESS_MILLIS = 200;

  /** Traffic may be this much above what was promised before it counts. */
  private static final double TOLERANCE = 1.1;

  /** Part of the limit: less than that is the rest of a stream that has just ended. */
  private static final double NEGLIGIBLE = 0.01;

  /**
   * Round trips weigh little, and in steps that are longer than a busy node takes to answer: what
   * is measured says more of the node than of the way.
   */
  private static final long ROUND_TRIP_STEP_MILLIS = 50;

  private static final double ROUND_TRIP_STEP_WEIGHT = 0.001;
  private static final long MOST_ROUND_TRIP_STEPS = 10;

  /** Part of the requests for pieces that may go wrong: one interruption is no more. */
  private static final double HARMLESS_LOSSES = 0.15;

  /** Part that weighs as much as having no bandwidth left. */
  private static final double UNBEARABLE_LOSSES = 0.5;

  private LoadPenalties() {}

  /** Adds what applies. */
  static void add(Tally tally, LoadView load) {
    LoadStatement said = load.statement();
    double cpu = said.maxCpu() > 0 ? (said.cpu() + said.meanCpu()) / 2 / said.maxCpu() : 0;
    if (said.maxCpu() < ALL_PROCESSORS && cpu > HARMLESS_USE) {
      tally.add("cpu.stress", Units.percent(cpu) + " of the limit", -beyond(cpu));
    }
    double sessions = load.promisedSessions() / (double) said.maxSessions();
    if (sessions > HARMLESS_USE) {
      tally.add("sessions.stress", Units.percent(sessions) + " of the limit", -beyond(sessions));
    }
    double late = said.latenessMillis() - HARMLESS_LATENESS_MILLIS;
    if (late > 0) {
      tally.add(
          "lateness",
          Math.round(said.latenessMillis()) + " ms at the 99th percentile",
          -Math.min(1, late / UNBEARABLE_LATENESS_MILLIS));
    }
    double free = said.maxMemory() > 0 ? said.freeMemory() / (double) said.maxMemory() : 1;
    if (free < FREE_HEAP) {
      tally.add(
          "memory.scarce",
          Units.percent(free) + " of the heap is free",
          -(1 - free / FREE_HEAP) * HEAP_WEIGHT);
    }
  }

  /** 0 where it begins to count, 1 at the limit. */
  private static double beyond(double use) {
    return Math.min(1, (use - HARMLESS_USE) / (1 - HARMLESS_USE));
  }

  /**
   * Bits a second that were sent beyond all promises, lately and still: the promises are too low
   * (R32).
   */
  static double unpromised(LoadView load) {
    LoadStatement said = load.statement();
    long sent = Math.min(said.bandwidth(), said.meanBandwidth());
    double excess = sent - TOLERANCE * load.promisedBandwidth();
    return excess > NEGLIGIBLE * said.maxBandwidth() ? excess : 0;
  }

  static void addRoundTrip(Tally tally, Duration time) {
    long steps = Math.min(MOST_ROUND_TRIP_STEPS, time.toMillis() / ROUND_TRIP_STEP_MILLIS);
    if (steps > 0) {
      tally.add("network.latency", time.toMillis() + " ms", -steps * ROUND_TRIP_STEP_WEIGHT);
    }
  }

  /** What the anchor measured of the pieces that came from the provider (R11). */
  static void addCondition(Tally tally, String anchor, SupplierCondition measured) {
    double lost = measured.losses() - HARMLESS_LOSSES;
    if (lost > 0) {
      tally.add(
          "network.losses",
          Units.percent(measured.losses())
              + " of "
              + measured.requests()
              + " requests of "
              + anchor,
          -Math.min(1, lost / (UNBEARABLE_LOSSES - HARMLESS_LOSSES)));
    }
    if (measured.use() > HARMLESS_USE) {
      tally.add(
          "network.throughput",
          Units.part((double) measured.received(), (double) measured.bandwidth(), "bit/s")
              + " that reach "
              + anchor,
          -beyond(measured.use()));
    }
  }
}
