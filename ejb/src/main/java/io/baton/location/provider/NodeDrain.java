package io.baton.location.provider;

import io.baton.connector.ofp.Drain;
import io.baton.model.cluster.DrainStatus;
import jakarta.ejb.Local;

/** The drain of this node, for maintenance or before it stops (N1). Thread-safe. */
@Local
public interface NodeDrain {
  /**
   * Begins or cancels it; repeated, it sets the limit of time anew. The node refuses what is
   * assigned to it from now on, or takes it again. Does not wait for what follows.
   *
   * @return what holds from now on
   */
  DrainStatus drain(Drain request);

  /** How far it has come. From memory. */
  DrainStatus status();
}
