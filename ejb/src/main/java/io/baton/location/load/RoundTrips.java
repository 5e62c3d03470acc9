package io.baton.location.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Measured times of requests to other nodes and back, smoothed as in RFC 6298. Thread-safe. */
final class RoundTrips {
  private static final int WEIGHT = 8;

  private final ConcurrentMap<String, Measurement> byNode = new ConcurrentHashMap<>();

  /**
   * What is known of the way to a node.
   *
   * @param nanos smoothed
   * @param last when it was measured last
   */
  private record Measurement(long nanos, Instant last) {
    Measurement smoothed(Measurement next) {
      return new Measurement(nanos + (next.nanos - nanos) / WEIGHT, next.last);
    }
  }

  void measured(String node, long nanos, Instant now) {
    byNode.merge(node, new Measurement(nanos, now), Measurement::smoothed);
  }

  Optional<Duration> find(String node) {
    return Optional.ofNullable(byNode.get(node)).map(known -> Duration.ofNanos(known.nanos()));
  }

  /** Time since it was measured last; empty if it never was. */
  Optional<Duration> age(String node, Instant now) {
    return Optional.ofNullable(byNode.get(node)).map(known -> Duration.between(known.last(), now));
  }

  void retain(Collection<String> nodes) {
    byNode.keySet().retainAll(nodes);
  }
}
