package io.baton.engine.admission;

/** What part of the processors a bit a second takes, as far as it was seen. Not thread-safe. */
final class CostPerBit {
  /** Below this much traffic the use of the CPU tells nothing of what a stream costs. */
  private static final long MEASURABLE_BANDWIDTH = 200_000_000;

  private double least = Double.POSITIVE_INFINITY;

  /** The lowest cost seen: warm-up and compilation only ever make a stream look dearer. */
  void learn(double cpu, long bandwidth) {
    if (bandwidth > MEASURABLE_BANDWIDTH) {
      least = Math.min(least, cpu / bandwidth);
    }
  }

  boolean isKnown() {
    return Double.isFinite(least);
  }

  /** Part of the processors that so many bits a second take; 0 as long as nothing is known. */
  double of(long bandwidth) {
    return isKnown() ? least * bandwidth : 0;
  }
}
