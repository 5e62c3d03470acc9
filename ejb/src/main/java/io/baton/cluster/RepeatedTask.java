package io.baton.cluster;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A task that is run again and again, never twice at once, and that outlives its failures. Of a row
 * of failures the first is logged.
 */
public final class RepeatedTask implements Runnable {
  private final String name;
  private final Runnable task;
  private final ReentrantLock running = new ReentrantLock();
  private boolean failing;

  /**
   * A task.
   *
   * @param name what it does, for the log: {@code "Telling the load"}
   */
  public RepeatedTask(String name, Runnable task) {
    this.name = name;
    this.task = task;
  }

  @Override
  public void run() {
    running.lock();
    try {
      task.run();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        ClusterLog.LOG.taskFailed(name, e);
      }
      failing = true;
    } finally {
      running.unlock();
    }
  }
}
