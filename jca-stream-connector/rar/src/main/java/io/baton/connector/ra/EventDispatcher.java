package io.baton.connector.ra;

import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEventListener;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.work.WorkManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Brings session events from the event loops to the message-driven bean that records them: in order
 * within a session, on worker threads. What does not fit into the queue is dropped, counted, and
 * logged once a period. Changes of suppliers have a queue of their own, since a supplier that dies
 * changes those of all its sessions at once; they may overtake the other events of their session.
 */
final class EventDispatcher implements Consumer<StreamEvent> {
  /** Queues side by side; a session's events all go through the same one. */
  private static final int LANES = 4;

  private static final int LANE_LIMIT = 4096;

  /** Several changes of each session that an engine may have. */
  private static final int SUPPLY_LIMIT = 65_536;

  private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LOG_PERIOD = Duration.ofSeconds(10);

  private final Endpoint<StreamEventListener> endpoint;
  private final List<TaskQueue> lanes;
  private final TaskQueue supply;
  private final Clock clock;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicReference<Instant> logAfter;

  EventDispatcher(Endpoint<StreamEventListener> endpoint, WorkManager workManager, Clock clock) {
    this.endpoint = endpoint;
    this.lanes =
        Stream.generate(() -> new TaskQueue(workManager, 1, LANE_LIMIT, START_TIMEOUT))
            .limit(LANES)
            .toList();
    this.supply = new TaskQueue(workManager, 1, SUPPLY_LIMIT, START_TIMEOUT);
    this.clock = clock;
    this.logAfter = new AtomicReference<>(clock.instant());
  }

  @Override
  public void accept(StreamEvent event) {
    if (!lane(event).offer(new Delivery(event))) {
      dropped.incrementAndGet();
    }
    if (dropped.get() > 0) {
      logDropped();
    }
  }

  private TaskQueue lane(StreamEvent event) {
    return event instanceof StreamEvent.SupplyChanged
        ? supply
        : lanes.get(Math.floorMod(event.id().hashCode(), LANES));
  }

  private void logDropped() {
    Instant now = clock.instant();
    Instant due = logAfter.get();
    if (!now.isBefore(due) && logAfter.compareAndSet(due, now.plus(LOG_PERIOD))) {
      ConnectorLog.LOG.eventsDropped(dropped.getAndSet(0));
    }
  }

  /** Delivers what is queued, within a limit. */
  void close(Duration patience) {
    lanes.forEach(lane -> lane.close(patience));
    supply.close(patience);
    if (dropped.get() > 0) {
      ConnectorLog.LOG.eventsDropped(dropped.getAndSet(0));
    }
  }

  private final class Delivery implements TaskQueue.Task {
    private final StreamEvent event;

    Delivery(StreamEvent event) {
      this.event = event;
    }

    @Override
    public void run() {
      if (!endpoint.isActive()) {
        // Beans stop before the engine does; they have closed their books by then.
        return;
      }
      try {
        endpoint.call(
            listener -> {
              listener.onStreamEvent(event);
              return event;
            });
      } catch (UnavailableException | RuntimeException e) {
        ConnectorLog.LOG.eventFailed(event.id(), e);
      }
    }

    @Override
    public void reject(Exception cause) {
      dropped.incrementAndGet();
    }
  }
}
