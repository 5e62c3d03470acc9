package io.baton.engine.server.connection;

import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.memory.MemoryPlan;

/**
 * How many RTSP connections may be open at once.
 *
 * @param total of all kinds
 * @param perClient of one client, {@linkplain io.baton.connector.ClientNetwork network-wise}; nodes
 *     of the cluster that act for clients do not count
 * @param strangers on which no user has proved to be himself and no session was set up
 * @param strangersPerClient of those, of one client
 */
public record ConnectionLimits(int total, int perClient, int strangers, int strangersPerClient) {
  /** As they are set, or as there is memory for. */
  public static ConnectionLimits of(EngineConfiguration configuration, MemoryPlan memory) {
    return new ConnectionLimits(
        memory.connections(),
        configuration.maxConnectionsPerClient(),
        configuration.maxStrangers(),
        configuration.maxStrangersPerClient());
  }
}
