package io.baton.location.assignment;

import io.baton.connector.ofp.Handoff;
import io.baton.model.assignment.HandedOff;
import jakarta.ejb.Local;
import java.util.concurrent.CompletionStage;

/** This node as the anchor of sessions that others supply. Thread-safe; never blocks. */
@Local
public interface AnchorHandoff {
  /**
   * Gives a session another supplier (R7).
   *
   * @return what holds from now on; fails with an {@link io.baton.connector.ofp.OfpException}:
   *     {@code NOT_FOUND} if there is no such session or assignment, {@code BAD_REQUEST} if the
   *     node that is wanted is no member, {@code NO_CAPACITY} if no other node can take it, or not
   *     the one that is wanted
   */
  CompletionStage<HandedOff> handOff(Handoff request);
}
