package io.baton.management.cluster;

import io.baton.location.load.LoadBoard.LoadView;
import io.baton.metrics.Seconds;
import io.baton.model.cluster.LoadStatement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is known of a provider's load as management tools show it. */
public final class ProviderLoadData {
  private final LoadView load;
  private final LoadStatement said;

  ProviderLoadData(LoadView load) {
    this.load = load;
    this.said = load.statement();
  }

  public boolean isAlive() {
    return load.alive();
  }

  public boolean isAdmitting() {
    return said.admitting();
  }

  /** Seconds since it said so. */
  public double getAge() {
    return Seconds.of(load.age());
  }

  public String getMeasured() {
    return said.measured().toString();
  }

  public int getSessions() {
    return said.sessions();
  }

  /** Assigned since and not yet counted. */
  public int getPendingSessions() {
    return load.pendingSessions();
  }

  public int getMaxSessions() {
    return said.maxSessions();
  }

  public long getBandwidth() {
    return said.bandwidth();
  }

  /** Moving mean over the last minute. */
  public long getMeanBandwidth() {
    return said.meanBandwidth();
  }

  public long getReservedBandwidth() {
    return said.reservedBandwidth();
  }

  /** Assigned since and not yet counted. */
  public long getPendingBandwidth() {
    return load.pendingBandwidth();
  }

  public long getMaxBandwidth() {
    return said.maxBandwidth();
  }

  public double getCpu() {
    return said.cpu();
  }

  /** Moving mean over the last minute. */
  public double getMeanCpu() {
    return said.meanCpu();
  }

  public double getMaxCpu() {
    return said.maxCpu();
  }

  public double getLatenessMillis() {
    return said.latenessMillis();
  }

  public long getFreeMemory() {
    return said.freeMemory();
  }

  public long getMaxMemory() {
    return said.maxMemory();
  }

  public long getFreeDisk() {
    return said.freeDisk();
  }

  /** Streams assigned to it by this node in the last minute. */
  public long getDispatched() {
    return load.dispatched();
  }

  /** Milliseconds of a request to it and back; -1 if that was not measured. */
  public double getRoundTripMillis() {
    return load.roundTrip().map(time -> Seconds.of(time) * 1000).orElse(-1.0);
  }

  /** Seconds since that was measured last; -1 if it never was. */
  public double getRoundTripAge() {
    return age(load.roundTripAge());
  }

  /** Seconds since this node assigned a stream to it last; -1 if it never did. */
  public double getDispatchAge() {
    return age(load.dispatchAge());
  }

  /** Bits a second that it has promised to send to other places, by place. */
  public Map<String, Long> getPromisedPlaces() {
    return load.promisedPlaces();
  }

  private static double age(Optional<Duration> known) {
    return known.map(Seconds::of).orElse(-1.0);
  }
}
