package io.baton.cluster;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks again and again on threads of its own. The server's scheduled executors are not used,
 * since they give up a task for good when it is due while the server is suspended.
 */
public final class PeriodicTasks implements Executor, AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;

  /**
   * Nothing is run yet.
   *
   * @param threads how many tasks may run, or wait for something, at once
   * @param factory of threads that may use the server's services
   */
  public PeriodicTasks(int threads, ThreadFactory factory) {
    executor = new ScheduledThreadPoolExecutor(threads, factory);
  }

  /**
   * Runs a task a period after this and then each time a period after its end: when the machine
   * stood still, nothing is made up for.
   */
  public void repeat(RepeatedTask task, Duration period) {
    executor.scheduleWithFixedDelay(task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs something soon, unless this is closed. */
  @Override
  public void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      ClusterLog.LOG.closing(e.getMessage());
    }
  }

  /** Nothing begins any more; what runs is interrupted. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
