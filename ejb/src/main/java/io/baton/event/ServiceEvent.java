package io.baton.event;

import io.baton.connector.StreamEvent;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import java.time.Instant;

/**
 * Something happened.
 *
 * @param id unique; of the events of one run of a node the part behind the hyphen is one higher
 *     each time
 * @param at when
 * @param node whose session it is, or which node came or left
 * @param what happened
 */
public record ServiceEvent(String id, Instant at, String node, Occurrence what) {
  /** What happened. */
  public sealed interface Occurrence {}

  /** Something happened to a session of this node. */
  public record OfStream(StreamEvent event) implements Occurrence {}

  /** The drain of a node came on; its state says how far. */
  public record OfDrain(DrainStatus status) implements Occurrence {}

  /** Another node began to drain, is drained, or takes streams again. */
  public record OfState(ServiceState state) implements Occurrence {}

  /** The members of the cluster changed. */
  public enum Membership implements Occurrence {
    /** A node came, perhaps after a restart. */
    JOINED,
    /** A node left, or the group has given it up. */
    LEFT
  }
}
