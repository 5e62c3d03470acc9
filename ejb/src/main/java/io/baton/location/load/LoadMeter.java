package io.baton.location.load;

import io.baton.model.cluster.LoadStatement;

/** Measures this node as a provider (R16). Thread-safe. */
public interface LoadMeter {
  /**
   * What the node measures now, reservations included that were made before the call; with a
   * sequence number of its own.
   *
   * @throws io.baton.node.EngineUnavailableException if the engine is not running
   */
  LoadStatement measure();
}
