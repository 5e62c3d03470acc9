package io.baton.node;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what may block, of which a limited number may be blocked and a limited number wait.
 * Not the server's default executor: whatever hangs there would hold up what hangs on this.
 */
public final class BoundedWorkers implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor executor;

  /**
   * Without a thread yet.
   *
   * @param workers threads at most
   * @param limit tasks that wait at most
   */
  public BoundedWorkers(ThreadFactory threads, int workers, int limit) {
    executor =
        new ThreadPoolExecutor(
            workers,
            workers,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limit),
            threads);
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Has a task done, which must not throw.
   *
   * @return whether there is room for it
   */
  public boolean offer(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Interrupts what runs and forgets what waits. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
