package io.baton.connector.ra;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A thread for one step that touches the network library. What that library keeps in thread-locals
 * ends with the thread; left in one of the server's, it would hold the classes of this deployment
 * for ever.
 */
final class BriefThread {
  private BriefThread() {}

  /**
   * Does a step in a thread of its own and waits for it; interrupts are kept for later.
   *
   * @throws ExecutionException with what the step threw
   */
  static <R> R call(String name, Callable<R> step) throws ExecutionException {
    FutureTask<R> task = new FutureTask<>(step);
    new Thread(task, name).start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
