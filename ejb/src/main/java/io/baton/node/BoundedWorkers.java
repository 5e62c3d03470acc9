package io.baton.node;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what may block, of which a limited number may be blocked and a limited number wait.
 * Not the server's default executor: whatever hangs there would hold up what hangs on this.
 */
public final class BoundedWorkers implements Executor, AutoCloseable {
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
   * @throws java.util.concurrent.RejectedExecutionException if too many wait, or it is closed
   */
  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  /** Interrupts what runs and forgets what waits. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
