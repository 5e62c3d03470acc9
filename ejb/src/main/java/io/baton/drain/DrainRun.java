package io.baton.drain;

import io.baton.connector.ofp.Drain;
import io.baton.drain.DrainWork.Left;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The states of a node: running, draining, drained. It drains from the command on, and is drained
 * as soon as nothing is left; what comes all the same, since it was under way, has it drain again.
 * Thread-safe.
 */
final class DrainRun {
  private static final String NO_LIMIT = "none";

  private final String node;
  private final DrainWork work;
  private final Consumer<ServiceState> announcer;
  private final Consumer<DrainStatus> listener;
  private final Clock clock;

  // All guarded by this.
  private ServiceState state = ServiceState.RUNNING;
  private Optional<Instant> deadline = Optional.empty();
  private Left left = Left.NOTHING;
  private long bytes;
  private boolean timeOver;

  /**
   * A node that runs.
   *
   * @param node its name
   * @param announcer has all nodes know its state; does not wait for them
   * @param listener told of each change of state and of progress; must not block
   * @param clock for limits of time
   */
  DrainRun(
      String node,
      DrainWork work,
      Consumer<ServiceState> announcer,
      Consumer<DrainStatus> listener,
      Clock clock) {
    this.node = node;
    this.work = work;
    this.announcer = announcer;
    this.listener = listener;
    this.clock = clock;
  }

  /** Begins, limits anew, or cancels; does not wait. */
  synchronized DrainStatus drain(Drain request) {
    if (request.draining()) {
      begin(request.timeoutMillis().map(Duration::ofMillis));
    } else if (!state.isTaking()) {
      deadline = Optional.empty();
      enter(ServiceState.RUNNING);
    }
    return status();
  }

  private void begin(Optional<Duration> limit) {
    deadline = limit.map(clock.instant()::plus);
    timeOver = false;
    if (state.isTaking()) {
      // First of all nothing new comes; then what there is can be counted.
      enter(ServiceState.DRAINING);
    }
    count();
  }

  /**
   * Counts what is left, and ends it when the time is over; to be called several times a second.
   */
  void look() {
    if (isDue()) {
      work.end();
    }
    if (isOn()) {
      long needed = work.bytes();
      progress(needed);
    }
  }

  private synchronized boolean isOn() {
    return !state.isTaking();
  }

  private synchronized boolean isDue() {
    boolean due =
        state == ServiceState.DRAINING
            && deadline.filter(limit -> !clock.instant().isBefore(limit)).isPresent();
    if (due && !timeOver) {
      timeOver = true;
      DrainLog.LOG.timeOver(left.supplies(), left.sessions());
    }
    return due;
  }

  private synchronized void progress(long needed) {
    if (!state.isTaking()) {
      Left before = left;
      bytes = needed;
      count();
      if (!left.equals(before) && state == ServiceState.DRAINING) {
        listener.accept(status());
      }
    }
  }

  private void count() {
    left = work.left();
    ServiceState next = left.isNothing() ? ServiceState.DRAINED : ServiceState.DRAINING;
    if (next == ServiceState.DRAINED) {
      bytes = 0;
    }
    if (next != state) {
      enter(next);
    }
  }

  private void enter(ServiceState next) {
    state = next;
    announcer.accept(next);
    switch (next) {
      case RUNNING -> {
        left = Left.NOTHING;
        bytes = 0;
        DrainLog.LOG.running();
      }
      case DRAINING -> {
        left = work.left();
        DrainLog.LOG.draining(
            deadline.map(at -> Duration.between(clock.instant(), at).toString()).orElse(NO_LIMIT),
            left.supplies(),
            left.sessions());
      }
      case DRAINED -> DrainLog.LOG.drained();
    }
    listener.accept(status());
  }

  synchronized DrainStatus status() {
    return new DrainStatus(
        node,
        state,
        left.supplies(),
        left.sessions(),
        bytes,
        state == ServiceState.DRAINING
            ? deadline.map(
                limit -> Math.max(0, Duration.between(clock.instant(), limit).toMillis()))
            : Optional.empty());
  }
}
