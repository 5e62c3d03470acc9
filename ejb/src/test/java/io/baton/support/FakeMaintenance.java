package io.baton.support;

import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import io.baton.overview.Maintenance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes that drain as they are told, and never come to an end. */
public final class FakeMaintenance implements Maintenance {
  private final Map<String, DrainStatus> nodes = new HashMap<>();

  @Override
  public DrainStatus drainOf(String node) {
    return nodes.getOrDefault(node, status(node, ServiceState.RUNNING, Optional.empty()));
  }

  @Override
  public DrainStatus drain(String node, Optional<Duration> limit) {
    nodes.put(node, status(node, ServiceState.DRAINING, limit.map(Duration::toMillis)));
    return drainOf(node);
  }

  @Override
  public DrainStatus undrain(String node) {
    nodes.remove(node);
    return drainOf(node);
  }

  private static DrainStatus status(String node, ServiceState state, Optional<Long> timeLeft) {
    return new DrainStatus(node, state, 0, 0, 0, timeLeft);
  }

  @Override
  public HandedOff handOff(String session, String to) {
    return new HandedOff(session, "a2", "node-2", to, List.of());
  }
}
