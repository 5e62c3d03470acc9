package io.baton.engine.delivery;

import io.baton.connector.audit.PeriodicReport;
import io.baton.engine.delivery.datagram.LoopCounters.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Finds event loops that do not run: each has to answer once a second, and to go on with its rounds
 * of sending. One that has not answered for too long counts as stalled until it answers again. Says
 * once a minute that loops had to make streams or requests wait. Runs in a thread of its own, which
 * needs none of the loops.
 */
public final class LoopWatch implements AutoCloseable {
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<Watched> watched = new ArrayList<>();
  private final LongSupplier clock;
  private final long limitNanos;
  private final Consumer<StreamLoop> onStall;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread watch = new Thread(task, "baton-loop-watch");
            watch.setDaemon(true);
            return watch;
          });
  private final List<HeldReport> reports;
  private long checkedAt;
  private volatile int stalled;

  /**
   * Watches, when it is {@link #start}ed or asked to {@link #check}.
   *
   * @param clock nanoseconds since any moment
   * @param limit without an answer, after which a loop counts as stalled
   * @param onStall takes what a stalled loop does over; called once a stall, by the watch's thread
   */
  public LoopWatch(
      Collection<StreamLoop> loops,
      LongSupplier clock,
      Duration limit,
      Consumer<StreamLoop> onStall) {
    this.clock = clock;
    this.limitNanos = limit.toNanos();
    this.onStall = onStall;
    this.reports =
        List.of(
            new HeldReport(Snapshot::heldRounds, DeliveryLog.LOG::roundsHeld, clock),
            new HeldReport(Snapshot::heldRequests, DeliveryLog.LOG::requestsHeld, clock));
    this.checkedAt = clock.getAsLong();
    loops.forEach(loop -> watched.add(new Watched(loop, watched.size(), checkedAt)));
  }

  private static final class Watched {
    private final StreamLoop loop;
    private final int number;
    private boolean stalled;
    private volatile boolean asked;
    private volatile long answeredAt;

    Watched(StreamLoop loop, int number, long now) {
      this.loop = loop;
      this.number = number;
      this.answeredAt = now;
    }
  }

  /** Begins to check once a second. */
  public LoopWatch start() {
    thread.scheduleWithFixedDelay(
        () -> StreamGuard.guard(this::check, () -> {}),
        PERIOD_NANOS,
        PERIOD_NANOS,
        TimeUnit.NANOSECONDS);
    return this;
  }

  /** Looks who has answered, and asks again. */
  void check() {
    long now = clock.getAsLong();
    boolean slept = now - checkedAt > limitNanos / 2 + PERIOD_NANOS;
    checkedAt = now;
    int count = 0;
    for (Watched each : watched) {
      if (slept) {
        // The whole process stood still, this thread as well: that is no loop's fault.
        each.answeredAt = now;
      }
      count += judge(each, now) ? 1 : 0;
      ask(each);
    }
    stalled = count;
    reports.forEach(report -> report.tell(watched));
  }

  /** Tells how often loops held something; here, since a loop must not wait for the log. */
  private static final class HeldReport {
    private final ToLongFunction<Snapshot> counter;
    private final LongConsumer log;
    private final PeriodicReport period;
    private long reported;

    HeldReport(ToLongFunction<Snapshot> counter, LongConsumer log, LongSupplier clock) {
      this.counter = counter;
      this.log = log;
      this.period = new PeriodicReport(clock);
    }

    void tell(List<Watched> watched) {
      long all =
          watched.stream()
              .mapToLong(each -> counter.applyAsLong(each.loop.counters().published()))
              .sum();
      if (all > reported) {
        period.occurred(
            others -> {
              log.accept(all - reported);
              reported = all;
            });
      }
    }
  }

  private boolean judge(Watched each, long now) {
    boolean silent = each.asked && now - each.answeredAt > limitNanos;
    if (silent && !each.stalled) {
      each.stalled = true;
      DeliveryLog.LOG.loopStalled(
          each.number, TimeUnit.NANOSECONDS.toSeconds(now - each.answeredAt));
      onStall.accept(each.loop);
    } else if (!silent && each.stalled) {
      each.stalled = false;
      DeliveryLog.LOG.loopRecovered(each.number);
    }
    return silent;
  }

  private void ask(Watched each) {
    if (!each.asked && !each.loop.executor().isShuttingDown()) {
      each.asked = true;
      each.loop.executor().execute(() -> answer(each));
    }
  }

  private void answer(Watched each) {
    each.answeredAt = clock.getAsLong();
    each.asked = false;
    StreamGuard.guard(each.loop::keepTicking, () -> {});
  }

  /** Loops that are stalled at present. */
  public int stalled() {
    return stalled;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
