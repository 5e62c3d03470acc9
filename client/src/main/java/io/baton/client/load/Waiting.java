package io.baton.client.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits of limited length. */
final class Waiting {
  private Waiting() {}

  /**
   * Until something is completed, in whatever way, or the time is over.
   *
   * @return whether it was completed
   */
  static boolean await(CompletableFuture<?> future, Duration limit) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    future.whenComplete((result, failure) -> done.countDown());
    return done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Until the time is over. */
  static void pause(ScheduledExecutorService timer, Duration duration) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    timer.schedule(over::countDown, duration.toNanos(), TimeUnit.NANOSECONDS);
    over.await();
  }
}
