package io.baton.connector.figures;

import io.baton.model.cluster.SupplierCondition;
import java.time.Duration;
import java.util.List;

/**
 * What was supplied by other nodes since the engine started, and is held now.
 *
 * @param sessions sessions that are supplied now
 * @param contents contents of other nodes that are open now
 * @param pieces pieces that came, were right and were used
 * @param octets octets of them, as they came over the network
 * @param hits times that a stream found a piece there already that it needed
 * @param misses times that it did not
 * @param hedges requests to a second supplier because the first was silent
 * @param wasted octets that came twice or were damaged, at most
 * @param failures requests that a supplier did not fulfil
 * @param damaged pieces that did not have their hash
 * @param starvations times that a stream had to wait for a piece
 * @param takeovers times that another supplier took over from one that had failed
 * @param takeoverMedian time from the failure to the first octet of the other one, of half of them
 * @param takeoverMost the same, of the slowest
 * @param cacheOctets memory of the cache of pieces
 * @param cacheOctetsInUse part of it that running streams need now
 * @param suppliers what was measured lately of each node that supplies, the worst first
 */
public record SupplyStatistics(
    int sessions,
    int contents,
    long pieces,
    long octets,
    long hits,
    long misses,
    long hedges,
    long wasted,
    long failures,
    long damaged,
    long starvations,
    long takeovers,
    Duration takeoverMedian,
    Duration takeoverMost,
    long cacheOctets,
    long cacheOctetsInUse,
    List<SupplierCondition> suppliers) {
  public SupplyStatistics {
    suppliers = List.copyOf(suppliers);
  }
}
