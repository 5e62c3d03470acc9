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
  private final AdmissionLimits limits;
  private final Supplier<LoadSample> load;
  private final ClientMemory memory;
  private int stalledLoops;
  private final Overload overload;
  private final PeriodicReport log;
  private final Map<Cause, Long> refused = new EnumMap<>(Cause.class);
  private int sessions;
  private long reserved;
  private long promised;
  private final CostPerBit streamCost = new CostPerBit();
  private final CostPerBit pieceCost = new CostPerBit();

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
    return admit(bits, 0);
  }

  /**
   * Admits a promise to supply pieces, which counts like a session, but costs the processors what
   * pieces cost; it is then to be given back by {@link #releasePromise}.
   *
   * @param bits bits a second that are promised
   * @return why it is not admitted; empty if it is
   */
  public synchronized Optional<String> admitPromise(long bits) {
    return admit(0, bits);
  }

  private Optional<String> admit(long streamed, long supplied) {
    Optional<Refusal> refusal = noSession().or(() -> refuse(streamed, supplied));
    if (refusal.isEmpty()) {
      sessions++;
      reserved += streamed + supplied;
      promised += supplied;
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
    Optional<Refusal> refusal = newBits > oldBits ? refuse(newBits - oldBits, 0) : Optional.empty();
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

  /** Gives back what was promised. */
  public synchronized void releasePromise(long bits) {
    release(bits);
    promised -= bits;
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

  private Optional<Refusal> refuse(long streamed, long supplied) {
    if (stalledLoops > 0) {
      return refusal(Cause.STALLED, stalledLoops + " event loops do not answer");
    }
    if (reserved + streamed + supplied > limits.bandwidth()) {
      return refusal(Cause.BANDWIDTH, "all " + limits.bandwidth() + " bit/s are promised");
    }
    return isFirst() ? Optional.empty() : overloadedBy(streamed, supplied);
  }

  private static Optional<Refusal> refusal(Cause cause, String message) {
    return Optional.of(new Refusal(cause, message));
  }

  /** What makes packets of so few streams late is nothing that refusing another would mend. */
  private boolean isFirst() {
    return sessions < limits.firstSessions();
  }

  private Optional<Refusal> overloadedBy(long streamed, long supplied) {
    LoadSample sample = load.get();
    overload.measured(sample);
    streamCost.learn(sample.loopCpu(), sample.bandwidth());
    pieceCost.learn(sample.supply().cpu(), sample.supply().bandwidth());
    double expected = expectedCpu(sample, streamed, supplied);
    return overload
        .now()
        .or(
            () ->
                limits.cpu() < 1 && expected > limits.cpu()
                    ? Optional.of(overload.busy(expected))
                    : Optional.empty());
  }

  /**
   * What is sent may have grown since the mean began, and will by what was promised and is not sent
   * yet. As long as it is not known what pieces cost, they cost what streams do: that is too much.
   */
  private double expectedCpu(LoadSample sample, long streamed, long supplied) {
    long sent = sample.bandwidth();
    long fetched = sample.supply().bandwidth();
    double now = Math.max(sample.cpu(), streamCost.of(sent) + pieceCost.of(fetched));
    long streamsToCome = Math.max(0, reserved - promised + streamed - sent);
    long piecesToCome = Math.max(0, promised + supplied - fetched);
    CostPerBit each = pieceCost.isKnown() ? pieceCost : streamCost;
    return now + streamCost.of(streamsToCome) + each.of(piecesToCome);
  }

  /** How sessions are admitted at present. */
  public synchronized AdmissionStatus status() {
    LoadSample sample = load.get();
    overload.measured(sample);
    String refusal = noSession().or(() -> refuse(1, 0)).map(Refusal::message).orElse("");
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

  /** Sessions and promises admitted. */
  public synchronized int sessions() {
    return sessions;
  }

  /** Bits a second promised. */
  public synchronized long reserved() {
    return reserved;
  }
}
