package io.baton.portal;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamRequest;
import jakarta.ejb.Local;

/**
 * First point of contact of a client: takes its request for a piece of media and says who serves it
 * (R1). The client names the media only, never a location (R30).
 */
@Local
public interface Portal {
  /** Decides on a request; never throws for anything that a client can send. */
  StreamDecision decide(StreamRequest request);

  /**
   * Takes note of what happened to a session of this node: has another supplier assigned when one
   * failed, and the supplier released when the session is over. Does not wait for either.
   */
  void follow(StreamEvent event);

  /** Location managers that it found not to answer, since it started (R22). */
  long managerFailovers();
}
