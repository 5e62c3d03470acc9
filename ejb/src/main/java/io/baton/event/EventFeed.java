package io.baton.event;

import io.baton.connector.StreamEvent;
import io.baton.model.cluster.DrainStatus;
import jakarta.ejb.Local;
import java.util.function.Consumer;

/** Notifies its followers of what happens. Thread-safe; no method waits. */
@Local
public interface EventFeed {
  /**
   * Takes down what happened to a session of this node. Ends of mere reservations are left out, and
   * assignments of suppliers: of those, the change that follows from them is told.
   */
  void publish(StreamEvent event);

  /**
   * Takes down that the drain of this node began, went on, was cancelled, or is complete; or that
   * the drain of another node went on, unless the feed knows already that it is over.
   */
  void publish(DrainStatus drain);

  /**
   * Tells a follower each event from now on, in their order.
   *
   * @param after id of the last event that the follower knows: what came since then and is still
   *     known comes first. If there is no such event, as after a restart, nothing is
   * @param follower must not block
   * @return ends it
   */
  Runnable follow(String after, Consumer<ServiceEvent> follower);
}
