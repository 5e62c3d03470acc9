package io.baton.engine.admission;

import io.baton.engine.admission.Refusal.Cause;
import io.baton.engine.delivery.load.LoadSample;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether streams suffer: packets are late for seconds, or streams use up the processors. Begins at
 * a limit and ends well below it, so that admission does not flutter. What other programs do counts
 * only by what it does to packets. Not thread-safe.
 */
final class Overload {
  /** Part of its limit that the processors' use has to fall to before an overload ends. */
  private static final double CPU_RECOVERY = 0.85;

  /** The same for lateness, which varies more. */
  private static final double LATENESS_RECOVERY = 0.5;

  private final AdmissionLimits limits;
  private boolean late;
  private boolean busy;
  private LoadSample latest;

  Overload(AdmissionLimits limits) {
    this.limits = limits;
  }

  /** Takes a measurement into account; the same one again changes nothing. */
  void measured(LoadSample sample) {
    if (sample.equals(latest)) {
      return;
    }
    latest = sample;
    long lateness = sample.sustainedLateness().toNanos();
    long maxLateness = limits.lateness().toNanos();
    late = lateness > (late ? maxLateness * LATENESS_RECOVERY : maxLateness);
    busy = limits.cpu() < 1 && sample.cpu() > (busy ? limits.cpu() * CPU_RECOVERY : limits.cpu());
  }

  /** Why nothing more is admitted; empty if streams do not suffer. */
  Optional<Refusal> now() {
    if (late) {
      return Optional.of(new Refusal(Cause.LATENESS, lateness(latest)));
    }
    return busy ? Optional.of(busy(latest.cpu())) : Optional.empty();
  }

  /** The refusal of what would bring the processors' use to a part of all cores. */
  Refusal busy(double cpu) {
    return new Refusal(
        Cause.PROCESSORS,
        "streams use " + percent(cpu) + " of the processors, limit " + percent(limits.cpu()));
  }

  private String lateness(LoadSample sample) {
    return "packets leave "
        + millis(sample.sustainedLateness())
        + " late, limit "
        + millis(limits.lateness())
        + "; streams use "
        + percent(sample.cpu())
        + " of the processors, all programs "
        + percent(Math.max(sample.cpu(), sample.machineCpu()));
  }

  private static String millis(Duration time) {
    return time.toMillis() + " ms";
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", part * 100);
  }
}
