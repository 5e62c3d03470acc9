package io.baton.location.load;

import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.cluster.PlacePromise;
import java.util.List;

/** What this node as a provider has promised to send to other places. Thread-safe. */
public interface PlacePromises {
  /** Most places in a statement. */
  int MOST_PLACES = 32;

  /** Counts what was promised; the same assignment counts once. */
  void hold(AssignmentRecord assignment);

  /** Counts it no more. */
  void release(String assignment);

  /**
   * The sums by place, the greatest first, {@link #MOST_PLACES} at most: a statement has to fit
   * into a datagram.
   */
  List<PlacePromise> sums();
}
