package io.baton.web;

import io.baton.connector.StreamEvent;
import io.baton.event.EventFeed;
import io.baton.event.ServiceEvent;
import io.baton.model.cluster.DrainStatus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Events that a test makes. */
public final class FakeFeed implements EventFeed {
  public final List<Consumer<ServiceEvent>> followers = new CopyOnWriteArrayList<>();

  /** What followers said that they know. */
  public final List<String> known = new CopyOnWriteArrayList<>();

  private int count;

  @Override
  public void publish(StreamEvent event) {
    count++;
    ServiceEvent told =
        new ServiceEvent("r-" + count, event.at(), "node1", new ServiceEvent.OfStream(event));
    followers.forEach(follower -> follower.accept(told));
  }

  @Override
  public void publish(DrainStatus drain) {
    throw new UnsupportedOperationException("no node drains here");
  }

  @Override
  public Runnable follow(String after, Consumer<ServiceEvent> follower) {
    known.add(after);
    followers.add(follower);
    return () -> followers.remove(follower);
  }
}
