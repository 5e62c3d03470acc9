package io.baton.engine.admission;

import io.baton.engine.config.EngineConfiguration;
import java.time.Duration;

/**
 * What sessions are admitted by.
 *
 * @param sessions at once
 * @param firstSessions as many are admitted whatever the lateness and the processors
 * @param bandwidth bits a second
 * @param cpu part of all cores that streams may use, 0 to 1; at 1 the processors do not count
 * @param lateness sustained, of packets
 */
public record AdmissionLimits(
    int sessions, int firstSessions, long bandwidth, double cpu, Duration lateness) {
  /** As they are set. */
  public static AdmissionLimits of(EngineConfiguration configuration) {
    return new AdmissionLimits(
        configuration.maxSessions(),
        configuration.firstSessions(),
        configuration.maxBandwidth(),
        configuration.maxCpu(),
        configuration.maxLateness());
  }
}
