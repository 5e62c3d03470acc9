package io.baton.client.cli.text;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** How fast something goes: a mean over the last seconds, so that it follows a change. */
final class Pace {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Part of a new sample that goes into the mean: about three seconds count. */
  private static final double WEIGHT = 0.15;

  private long sampledAt;
  private double sampled;
  private double done;
  private double rate;

  Pace(long nowNanos) {
    sampledAt = nowNanos;
  }

  /**
   * Takes in how far it is.
   *
   * @param part 0 to 1
   */
  void reached(double part, long nowNanos) {
    done = part;
    long elapsed = nowNanos - sampledAt;
    if (elapsed < SAMPLE_NANOS) {
      return;
    }
    double latest = Math.max(0, part - sampled) * NANOS_PER_SECOND / elapsed;
    double weight = 1 - Math.pow(1 - WEIGHT, (double) elapsed / SAMPLE_NANOS);
    rate = rate == 0 ? latest : rate + (latest - rate) * weight;
    sampledAt = nowNanos;
    sampled = part;
  }

  /** Part of the whole that is done in a second; 0 if that is not known yet. */
  double partsPerSecond() {
    return rate;
  }

  /** How long the rest will take at this pace; empty if that is not known, or nothing is left. */
  OptionalDouble secondsLeft() {
    return rate > 0 && done < 1 ? OptionalDouble.of((1 - done) / rate) : OptionalDouble.empty();
  }
}
