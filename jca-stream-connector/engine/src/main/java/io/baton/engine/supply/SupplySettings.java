package io.baton.engine.supply;

import io.baton.engine.config.EngineConfiguration;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How content of other nodes is brought here.
 *
 * @param lead how far ahead of the packets that are due, as the viewer sees it
 * @param leadOctets of a session's pieces at most that are held for that
 * @param patience how long a supplier may be silent before another one is asked as well
 * @param grace how long a session may wait for what is due
 * @param cacheOctets of all pieces at most
 * @param cacheDirectory where they are
 */
public record SupplySettings(
    Duration lead,
    long leadOctets,
    Duration patience,
    Duration grace,
    long cacheOctets,
    Path cacheDirectory) {
  /** Those of a node. */
  static SupplySettings of(EngineConfiguration configuration) {
    return new SupplySettings(
        configuration.supplyLead(),
        configuration.supplyLeadOctets(),
        configuration.supplyPatience(),
        configuration.supplyGrace(),
        configuration.supplyCacheOctets(),
        configuration.supplyCacheDirectory());
  }
}
