package io.baton.overview;

import io.baton.location.supervision.UnknownNodeException;
import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.DrainStatus;
import jakarta.ejb.Local;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator does to the nodes and sessions of the cluster from any node (N1). Methods wait
 * for the node concerned, up to some seconds. They fail with an {@link
 * io.baton.connector.ofp.OfpException} if it does not answer or cannot. Thread-safe.
 */
@Local
public interface Maintenance {
  /**
   * How far the drain of a node has come.
   *
   * @throws UnknownNodeException if there is no such node
   */
  DrainStatus drainOf(String node);

  /**
   * Drains a node; repeated, it sets the limit anew.
   *
   * @param limit after which the sessions that are left are ended; empty if they may take as long
   *     as they want
   * @throws UnknownNodeException if there is no such node
   */
  DrainStatus drain(String node, Optional<Duration> limit);

  /**
   * Has a node take streams again; nothing happens if it does.
   *
   * @throws UnknownNodeException if there is no such node
   */
  DrainStatus undrain(String node);

  /**
   * Gives a session another supplier (R7); fails with {@code NOT_FOUND} if there is no such
   * session, {@code BAD_REQUEST} if there is no such node, and {@code NO_CAPACITY} if it cannot be
   * the supplier, or no other node can.
   *
   * @param to name of the node that is to supply it; empty if it is the best other one
   */
  HandedOff handOff(String session, String to);
}
