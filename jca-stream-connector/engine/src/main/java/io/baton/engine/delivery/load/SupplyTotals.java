package io.baton.engine.delivery.load;

/**
 * What supplying pieces to other nodes has come to since the engine started.
 *
 * @param octets that were sent
 * @param cpuNanos processor time of the threads that do it
 */
public record SupplyTotals(long octets, long cpuNanos) {
  public static final SupplyTotals NOTHING = new SupplyTotals(0, 0);
}
