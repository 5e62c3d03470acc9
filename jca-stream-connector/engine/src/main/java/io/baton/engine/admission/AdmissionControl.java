package io.baton.engine.admission;

import io.baton.engine.delivery.LoadSample;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Admits sessions as long as every admitted one can be served in time: 453 for the next is better
 * than a stutter for all. Counts what it has just admitted, so a burst of arrivals between two
 * measurements does not slip through. Thread-safe.
 */
public final class AdmissionControl {
  /** Below this much traffic the loops' use of the CPU tells nothing of what a stream costs. */
  private static final long MEASURABLE_BANDWIDTH = 200_000_000;

  private final int maxSessions;
  private final long maxBandwidth;
  private final double maxCpu;
  private final Supplier<LoadSample> load;
  private int sessions;
  private long reserved;
  private long rejected;
  private double cpuPerBit = Double.POSITIVE_INFINITY;

  /**
   * Starts with nothing admitted.
   *
   * @param maxBandwidth bits a second
   * @param maxCpu part of all cores, 0 to 1; at 1 the processors keep nobody out
   * @param load the latest measurement
   */
  public AdmissionControl(
      int maxSessions, long maxBandwidth, double maxCpu, Supplier<LoadSample> load) {
    this.maxSessions = maxSessions;
    this.maxBandwidth = maxBandwidth;
    this.maxCpu = maxCpu;
    this.load = load;
  }

  /**
   * Admits a session, which is then to be {@link #release}d.
   *
   * @param bits bits a second that it needs
   * @return why it is not admitted; empty if it is
   */
  public synchronized Optional<String> admit(long bits) {
    Optional<String> refusal =
        sessions >= maxSessions
            ? Optional.of("all " + maxSessions + " sessions are in use")
            : refuse(bits);
    if (refusal.isEmpty()) {
      sessions++;
    }
    return promiseUnless(refusal, bits);
  }

  /**
   * Admits what passes through this node of another node's session, which is then to be {@link
   * #releaseRelayed}.
   *
   * @param bits bits a second
   * @return why it is not admitted; empty if it is
   */
  public synchronized Optional<String> admitRelayed(long bits) {
    return promiseUnless(refuse(bits), bits);
  }

  private Optional<String> promiseUnless(Optional<String> refusal, long bits) {
    if (refusal.isPresent()) {
      rejected++;
    } else {
      reserved += bits;
    }
    return refusal;
  }

  /** Changes what an admitted session needs; a refusal leaves it as it was. */
  public synchronized Optional<String> change(long oldBits, long newBits) {
    Optional<String> refusal = newBits > oldBits ? refuse(newBits - oldBits) : Optional.empty();
    if (refusal.isEmpty()) {
      reserved += newBits - oldBits;
    }
    return refusal;
  }

  /** Gives back what an admitted session had. */
  public synchronized void release(long bits) {
    sessions--;
    reserved -= bits;
  }

  /** Gives back what was relayed. */
  public synchronized void releaseRelayed(long bits) {
    reserved -= bits;
  }

  private Optional<String> refuse(long bits) {
    if (reserved + bits > maxBandwidth) {
      return Optional.of("all " + maxBandwidth + " bit/s are promised");
    }
    LoadSample sample = load.get();
    learnCost(sample);
    long toCome = Math.max(0, reserved + bits - sample.bandwidth());
    double expected = sample.cpu() + (Double.isFinite(cpuPerBit) ? cpuPerBit * toCome : 0);
    return maxCpu < 1 && expected > maxCpu
        ? Optional.of("the processors are busy")
        : Optional.empty();
  }

  /**
   * The lowest cost seen, of the event loops alone: warm-up, compilation and other work only ever
   * make a stream look dearer than it is.
   */
  private void learnCost(LoadSample sample) {
    if (sample.bandwidth() > MEASURABLE_BANDWIDTH) {
      cpuPerBit = Math.min(cpuPerBit, sample.loopCpu() / sample.bandwidth());
    }
  }

  /** Sessions admitted. */
  public synchronized int sessions() {
    return sessions;
  }

  /** Bits a second promised. */
  public synchronized long reserved() {
    return reserved;
  }

  /** Sessions refused so far, of this node and relayed ones. */
  public synchronized long rejected() {
    return rejected;
  }
}
