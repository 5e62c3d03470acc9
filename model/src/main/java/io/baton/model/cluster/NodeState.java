package io.baton.model.cluster;

import java.util.Set;

/**
 * How a node is doing.
 *
 * @param node its name
 * @param incarnation see {@link LoadStatement#incarnation}
 * @param roles that are on
 * @param managerLoad processing load of its location manager: requests a second, mean over the last
 *     seconds (R4)
 * @param pending requests that its location manager has in hand
 */
public record NodeState(
    String node, long incarnation, Set<String> roles, double managerLoad, int pending) {
  public NodeState {
    roles = Set.copyOf(roles);
  }
}
