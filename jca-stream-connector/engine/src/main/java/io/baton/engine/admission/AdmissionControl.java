package io.baton.engine.admission;

import io.baton.connector.audit.PeriodicReport;
import io.baton.connector.figures.AdmissionStatus;
import io.baton.engine.admission.Refusal.Cause;
import io.baton.engine.delivery.load.LoadSample;
import io.baton.engine.memory.ClientMemory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Admits sessions as long as every admitted one can be served in time: 453 for the next is better
 * than a stutter for all. Judges by what streams feel, never by what else the machine does, and
 * admits the first sessions whatever it measures. Counts what it has just admitted, so a burst of
 * arrivals between two measurements does not slip through. Thread-safe.
 */
public final class AdmissionControl {
  /** Below this much traffic the loops' use of the CPU tells nothing of what a stream costs. */
  private static final long MEASURABLE_BANDWIDTH = 200_000_000;

  private final AdmissionLimits limits;
  private final Supplier<LoadSample> load;
  private final ClientMemory memory;
  private int stalledLoops;
  private final Overload overload;
  private final PeriodicReport log;
  private final Map<Cause, Long> refused = new EnumMap<>(Cause.class);
  private int sessions;
  private long reserved;
  private double cpuPerBit = Double.POSITIVE_INFINITY;

  /**
   * Starts with nothing admitted.
   *
   * @param load the latest measurement
   * @param memory for interleaved clients
   * @param clock nanoseconds since any moment
   */
  public AdmissionControl(
      AdmissionLimits limits, Supplier<LoadSample> load, ClientMemory memory, LongSupplier clock) {
    this.limits = limits;
    this.memory = memory;
    this.load = load;
    this.overload = new Overload(limits);
    this.log = new PeriodicReport(clock);
  }

  /** Takes the latest measurement into account; to be called once a period. */
  public synchronized void measured() {
    overload.measured(load.get());
  }

  /**
   * Admits a session, which is then to be {@link #release}d.
   *
   * @param bits bits a second that it needs
   * @return why it is not admitted; empty if it is
   */
  public synchronized Optional<String> admit(long bits) {
    Optional<Refusal> refusal = noSession().or(() -> refuse(bits));
    if (refusal.isEmpty()) {
      sessions++;
      reserved += bits;
    }
    return counted(refusal);
  }

  /**
   * Takes in a client that receives in its connection, until it is closed.
   *
   * @param onShare told of each new share of memory, in octets, on any thread: must not block
   * @return empty if there is no memory for it, see {@link #noMemoryReason}
   */
  public Optional<ClientMemory.Client> admitInterleaved(IntConsumer onShare) {
    Optional<ClientMemory.Client> client = memory.enter(onShare);
    if (client.isEmpty()) {
      refuseForMemory();
    }
    return client;
  }

  private synchronized void refuseForMemory() {
    counted(Optional.of(noMemory()));
  }

  /** Why there is no memory for another client, for people. */
  public String noMemoryReason() {
    return noMemory().message();
  }

  private Refusal noMemory() {
    return new Refusal(
        Cause.MEMORY,
        "the memory for media in RTSP connections, "
            + (memory.total() >> 20)
            + " MiB, is promised; more is -XX:MaxDirectMemorySize");
  }

  /** Takes note of how many event loops do not answer. */
  public synchronized void stalled(int loops) {
    stalledLoops = loops;
  }

  /** Changes what an admitted session needs; a refusal leaves it as it was. */
  public synchronized Optional<String> change(long oldBits, long newBits) {
    Optional<Refusal> refusal = newBits > oldBits ? refuse(newBits - oldBits) : Optional.empty();
    if (refusal.isEmpty()) {
      reserved += newBits - oldBits;
    }
    return refusal.map(Refusal::message);
  }

  /** Gives back what an admitted session had. */
  public synchronized void release(long bits) {
    sessions--;
    reserved -= bits;
  }

  private Optional<String> counted(Optional<Refusal> refusal) {
    refusal.ifPresent(
        found -> {
          refused.merge(found.cause(), 1L, Long::sum);
          log.occurred(others -> AdmissionLog.LOG.refused(found.message(), others));
        });
    return refusal.map(Refusal::message);
  }

  private Optional<Refusal> noSession() {
    return sessions >= limits.sessions()
        ? refusal(Cause.SESSIONS, "all " + limits.sessions() + " sessions are in use")
        : Optional.empty();
  }

  private Optional<Refusal> refuse(long bits) {
    if (stalledLoops > 0) {
      return refusal(Cause.STALLED, stalledLoops + " event loops do not answer");
    }
    if (reserved + bits > limits.bandwidth()) {
      return refusal(Cause.BANDWIDTH, "all " + limits.bandwidth() + " bit/s are promised");
    }
    return isFirst() ? Optional.empty() : overloadedBy(bits);
  }

  private static Optional<Refusal> refusal(Cause cause, String message) {
    return Optional.of(new Refusal(cause, message));
  }

  /** What makes packets of so few streams late is nothing that refusing another would mend. */
  private boolean isFirst() {
    return sessions < limits.firstSessions();
  }

  private Optional<Refusal> overloadedBy(long bits) {
    LoadSample sample = load.get();
    overload.measured(sample);
    learnCost(sample);
    double expected = expectedCpu(sample, bits);
    return overload
        .now()
        .or(
            () ->
                limits.cpu() < 1 && expected > limits.cpu()
                    ? Optional.of(overload.busy(expected))
                    : Optional.empty());
  }

  /** What is sent may have grown since the mean began, and will by what was just promised. */
  private double expectedCpu(LoadSample sample, long bits) {
    if (Double.isInfinite(cpuPerBit)) {
      return sample.cpu();
    }
    long toCome = Math.max(0, reserved + bits - sample.bandwidth());
    return Math.max(sample.cpu(), cpuPerBit * sample.bandwidth()) + cpuPerBit * toCome;
  }

  /** The lowest cost seen: warm-up and compilation only ever make a stream look dearer. */
  private void learnCost(LoadSample sample) {
    if (sample.bandwidth() > MEASURABLE_BANDWIDTH) {
      cpuPerBit = Math.min(cpuPerBit, sample.loopCpu() / sample.bandwidth());
    }
  }

  /** How sessions are admitted at present. */
  public synchronized AdmissionStatus status() {
    LoadSample sample = load.get();
    overload.measured(sample);
    String refusal = noSession().or(() -> refuse(1)).map(Refusal::message).orElse("");
    return new AdmissionStatus(
        refusal,
        limits.lateness(),
        sample.machineCpu(),
        memory.promised(),
        memory.total(),
        stalledLoops,
        new AdmissionStatus.Refused(
            count(Cause.SESSIONS),
            count(Cause.BANDWIDTH),
            count(Cause.LATENESS),
            count(Cause.PROCESSORS),
            count(Cause.MEMORY),
            count(Cause.STALLED)));
  }

  private long count(Cause cause) {
    return refused.getOrDefault(cause, 0L);
  }

  /** Sessions admitted. */
  public synchronized int sessions() {
    return sessions;
  }

  /** Bits a second promised. */
  public synchronized long reserved() {
    return reserved;
  }
}
