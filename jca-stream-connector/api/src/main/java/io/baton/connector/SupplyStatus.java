package io.baton.connector;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a session is supplied whose content is on other nodes, at one moment.
 *
 * @param assignment id of the present assignment
 * @param supplier name of the node that supplies
 * @param standbys names of the nodes that would go on, best first
 * @param lead how far ahead of the viewer everything is there; negative while packets are late
 *     because a piece is missing
 * @param hedges requests that were sent to a second supplier because the first was silent
 * @param wasted octets that came twice or were damaged, at most
 */
public record SupplyStatus(
    String assignment,
    String supplier,
    List<String> standbys,
    Duration lead,
    long hedges,
    long wasted) {
  public SupplyStatus {
    Objects.requireNonNull(assignment, "assignment");
    Objects.requireNonNull(supplier, "supplier");
    Objects.requireNonNull(lead, "lead");
    standbys = List.copyOf(standbys);
  }
}
