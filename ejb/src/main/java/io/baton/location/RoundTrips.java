package io.baton.location;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Measured times of requests to other nodes and back, smoothed as in RFC 6298. Thread-safe. */
final class RoundTrips {
  private static final int WEIGHT = 8;

  private final ConcurrentMap<String, Long> nanosByNode = new ConcurrentHashMap<>();

  void measured(String node, long nanos) {
    nanosByNode.merge(node, nanos, (old, sample) -> old + (sample - old) / WEIGHT);
  }

  Optional<Duration> find(String node) {
    return Optional.ofNullable(nanosByNode.get(node)).map(Duration::ofNanos);
  }

  void retain(Collection<String> nodes) {
    nanosByNode.keySet().retainAll(nodes);
  }
}
