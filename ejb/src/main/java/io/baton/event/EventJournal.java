package io.baton.event;

import io.baton.event.ServiceEvent.Occurrence;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The latest events, numbered, and who follows them. Thread-safe. */
final class EventJournal {
  /** For clients whose connection broke. */
  static final int KEPT = 1000;

  private static final char HYPHEN = '-';

  private final String run;

  // All guarded by this, so that all followers see the same order.
  private final Deque<ServiceEvent> kept = new ArrayDeque<>();
  private final Set<Consumer<ServiceEvent>> followers = new LinkedHashSet<>();
  private long count;

  /**
   * An empty one.
   *
   * @param run tells the events of this run of the node from those of others
   */
  EventJournal(String run) {
    this.run = run;
  }

  synchronized void add(Instant at, String node, Occurrence what) {
    count++;
    ServiceEvent event = new ServiceEvent(run + HYPHEN + count, at, node, what);
    if (kept.size() == KEPT) {
      kept.remove();
    }
    kept.add(event);
    followers.forEach(follower -> follower.accept(event));
  }

  /** As {@link EventFeed#follow}. */
  synchronized Runnable follow(String after, Consumer<ServiceEvent> follower) {
    long known = number(after);
    kept.stream().filter(event -> number(event.id()) > known).forEach(follower);
    followers.add(follower);
    return () -> leave(follower);
  }

  private synchronized void leave(Consumer<ServiceEvent> follower) {
    followers.remove(follower);
  }

  /** Of an event of this run; greater than any other if it is none. */
  private long number(String id) {
    try {
      return id.startsWith(run + HYPHEN)
          ? Long.parseLong(id.substring(run.length() + 1))
          : Long.MAX_VALUE;
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
