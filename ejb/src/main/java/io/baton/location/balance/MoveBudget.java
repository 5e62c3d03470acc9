package io.baton.location.balance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many moves in a period, and no more than a fair part of them at a time: the effect of the
 * first is to be seen before the last. Not thread-safe.
 */
final class MoveBudget {
  private static final Duration TIME = Duration.ofSeconds(1);

  private final int most;
  private final int mostAtATime;
  private final Deque<Instant> spent = new ArrayDeque<>();

  MoveBudget(int most) {
    this.most = most;
    long parts = BalanceSettings.PERIOD.dividedBy(TIME);
    this.mostAtATime = (int) ((most + parts - 1) / parts);
  }

  /** Takes one out; false if none is left now. */
  boolean take(Instant now) {
    Instant begin = now.minus(BalanceSettings.PERIOD);
    while (!spent.isEmpty() && !spent.peek().isAfter(begin)) {
      spent.remove();
    }
    Instant latest = now.minus(TIME);
    boolean left =
        spent.size() < most
            && spent.stream().filter(at -> at.isAfter(latest)).count() < mostAtATime;
    if (left) {
      spent.add(now);
    }
    return left;
  }
}
