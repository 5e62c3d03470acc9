package io.baton.engine.delivery;

import io.baton.engine.stream.EpochClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The requests of an event loop, all its connections together: they take at most a part of each
 * period between two rounds of sending, and the others wait in the order in which they came. The
 * rest is for streams, and a loop that is not always busy is woken in time by a machine that is.
 * Confined to its event loop. What waits costs no time: one timer is enough for all.
 */
final class RequestTurns {
  private final long period;
  private final long most;
  private final ScheduledExecutorService loop;
  private final EpochClock clock;
  private final Runnable beforeEach;
  private final Runnable onWait;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private long round;
  private long taken;

  /**
   * Nothing was taken yet.
   *
   * @param share part of a period that requests may take, more than 0 and at most 1
   * @param period time between two rounds of sending
   * @param beforeEach what comes before any request
   * @param onWait told of each request that has to wait
   */
  RequestTurns(
      double share,
      Duration period,
      ScheduledExecutorService loop,
      EpochClock clock,
      Runnable beforeEach,
      Runnable onWait) {
    this.period = period.toNanos();
    this.most = (long) (share * period.toNanos());
    this.loop = loop;
    this.clock = clock;
    this.beforeEach = beforeEach;
    this.onWait = onWait;
  }

  /** Handles a request, now or in its turn. */
  void add(Runnable request) {
    if (waiting.isEmpty() && nanosToWait() == 0) {
      handle(request);
      return;
    }
    waiting.add(request);
    onWait.run();
    if (waiting.size() == 1) {
      wakeLater();
    }
  }

  private void wakeLater() {
    loop.schedule(this::handleWaiting, nanosToWait(), TimeUnit.NANOSECONDS);
  }

  private void handleWaiting() {
    try {
      while (!waiting.isEmpty() && nanosToWait() == 0) {
        handle(waiting.remove());
      }
    } finally {
      if (!waiting.isEmpty()) {
        wakeLater();
      }
    }
  }

  private void handle(Runnable request) {
    beforeEach.run();
    long began = clock.nanos();
    try {
      request.run();
    } finally {
      taken += clock.nanos() - began;
    }
  }

  /** Until the next round if this one's time was taken, else 0. */
  private long nanosToWait() {
    long now = clock.nanos();
    long present = Math.floorDiv(now, period);
    if (present != round) {
      round = present;
      taken = 0;
    }
    return taken < most ? 0 : (present + 1) * period - now;
  }
}
