package io.baton.engine.supply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All plans of a node: each goes on once a period, as long as there are any. */
final class FeedPlans {
  private static final long PERIOD_MILLIS = 50;

  private final ScheduledExecutorService loop;
  private final long octets;
  private final Set<FeedPlan> plans = new LinkedHashSet<>();
  private Optional<Future<?>> timer = Optional.empty();

  /**
   * None yet.
   *
   * @param octets that all of them may hold
   */
  FeedPlans(ScheduledExecutorService loop, long octets) {
    this.loop = loop;
    this.octets = octets;
  }

  /** Octets that each of them may hold. */
  long share() {
    return octets / Math.max(1, plans.size());
  }

  void add(FeedPlan plan) {
    plans.add(plan);
    if (timer.isEmpty()) {
      timer =
          Optional.of(
              loop.scheduleAtFixedRate(
                  this::advance, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    }
  }

  void remove(FeedPlan plan) {
    plans.remove(plan);
    if (plans.isEmpty()) {
      timer.ifPresent(future -> future.cancel(false));
      timer = Optional.empty();
    }
  }

  private void advance() {
    List.copyOf(plans).forEach(FeedPlan::advance);
  }
}
