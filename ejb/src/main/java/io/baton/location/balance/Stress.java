package io.baton.location.balance;

import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.SupplierCondition;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How busy a provider is, by whatever is scarcest (R8, R11).
 *
 * @param value 0 for idle, 1 at the limit
 * @param reason what that is, for people
 */
record Stress(double value, String reason) {
  /** Lateness of packets that nobody should have: half of what the engine itself refuses at. */
  private static final double MOST_LATENESS_MILLIS = 50;

  /** Part of the heap that has to be free. */
  private static final double LEAST_HEAP = 0.05;

  /** A limit that nothing reaches. */
  private static final double ALL_PROCESSORS = 1;

  /** Time of a request and its answer at which a supplier is hardly of use. */
  private static final double MOST_ROUND_TRIP_MILLIS = 500;

  /** Part of the requests for pieces that go wrong at which a supplier is hardly of use. */
  private static final double MOST_LOSSES = 0.25;

  private static final double PERCENT = 100;

  /** What a provider states, and what is measured of the way to it. */
  static Stress of(LoadView load) {
    LoadStatement said = load.statement();
    return Stream.of(
            refusal(said),
            bandwidth(load, said),
            part("sessions", load.promisedSessions(), said.maxSessions()),
            said.maxCpu() < ALL_PROCESSORS ? part("processors", cpu(said), said.maxCpu()) : NONE,
            new Stress(
                said.latenessMillis() / MOST_LATENESS_MILLIS,
                Math.round(said.latenessMillis()) + " ms of lateness"),
            memory(said),
            load.roundTrip()
                .map(
                    time ->
                        new Stress(
                            time.toMillis() / MOST_ROUND_TRIP_MILLIS,
                            time.toMillis() + " ms there and back"))
                .orElse(NONE))
        .max(Comparator.comparingDouble(Stress::value))
        .orElse(NONE);
  }

  /** What an anchor measured of a provider that supplies it (R11). */
  static Stress of(SupplierCondition measured) {
    Stress losses =
        new Stress(
            measured.losses() / MOST_LOSSES,
            String.format(
                Locale.ROOT,
                "%.0f %% of %d requests late, failed or damaged",
                measured.losses() * PERCENT,
                measured.requests()));
    Stress use = part("throughput", measured.use(), 1);
    return losses.value() >= use.value() ? losses : use;
  }

  static final Stress NONE = new Stress(0, "nothing");

  /** It admits nothing more, by its own measurements. */
  private static Stress refusal(LoadStatement said) {
    return said.refusal().isEmpty() ? NONE : new Stress(1, said.refusal());
  }

  private static Stress bandwidth(LoadView load, LoadStatement said) {
    long used =
        Math.max(load.promisedBandwidth(), Math.min(said.bandwidth(), said.meanBandwidth()));
    return part("bandwidth", (double) used, (double) said.maxBandwidth());
  }

  private static double cpu(LoadStatement said) {
    return (said.cpu() + said.meanCpu()) / 2;
  }

  private static Stress memory(LoadStatement said) {
    if (said.maxMemory() <= 0) {
      return NONE;
    }
    double free = said.freeMemory() / (double) said.maxMemory();
    // Full heaps are what collectors make of any load; only the last of it is scarce.
    return free < LEAST_HEAP
        ? new Stress(1, Math.round(free * PERCENT) + " % of the heap is free")
        : NONE;
  }

  private static Stress part(String what, double used, double limit) {
    double part = limit > 0 ? used / limit : 0;
    return new Stress(part, String.format(Locale.ROOT, "%.0f %% of its %s", part * PERCENT, what));
  }
}
