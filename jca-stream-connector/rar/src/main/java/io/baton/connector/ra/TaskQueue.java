package io.baton.connector.ra;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkAdapter;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks on the server's worker threads, oldest first. Offering never waits, neither for a
 * worker nor for room: event loops call it. It occupies a bounded number of workers, each of which
 * goes on while there are tasks, so the work manager's own queue is never filled from here. With
 * one worker, tasks run strictly in order.
 */
final class TaskQueue {
  /** One thing to do. */
  interface Task {
    /** Does it, on a worker thread; must not throw. */
    void run();

    /** Told instead of {@link #run} when no worker will do it. */
    void reject(Exception cause);
  }

  private final WorkManager workManager;
  private final int workers;
  private final int limit;
  private final Duration startTimeout;
  private final Deque<Task> waiting = new ArrayDeque<>();
  private int running;
  private int busy;
  private boolean closed;

  /**
   * An empty queue.
   *
   * @param workers worker threads occupied at most
   * @param limit tasks waiting or running at most
   * @param startTimeout how long the server may take to find a worker
   */
  TaskQueue(WorkManager workManager, int workers, int limit, Duration startTimeout) {
    this.workManager = workManager;
    this.workers = workers;
    this.limit = limit;
    this.startTimeout = startTimeout;
  }

  /** Takes a task, unless the queue is full or closed. */
  boolean offer(Task task) {
    synchronized (this) {
      if (closed || waiting.size() + running >= limit) {
        return false;
      }
      waiting.add(task);
      if (busy >= workers) {
        return true;
      }
      busy++;
    }
    startWorker();
    return true;
  }

  private void startWorker() {
    Worker worker = new Worker();
    try {
      workManager.scheduleWork(worker, startTimeout.toMillis(), null, worker.watch());
    } catch (WorkException e) {
      worker.lost(e);
    }
  }

  /** Takes no more tasks, waits a while for those it has, and rejects what is left. */
  void close(Duration patience) {
    List<Task> left;
    synchronized (this) {
      closed = true;
      awaitIdle(patience);
      left = takeAll();
    }
    if (!left.isEmpty()) {
      ConnectorLog.LOG.givenUp(left.size());
      rejectAll(left, new IllegalStateException("The streaming connector has stopped"));
    }
  }

  // Called with the lock held, which waiting gives up.
  private void awaitIdle(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toNanos();
          busy > 0 && left > 0;
          left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Task next() {
    Task task = waiting.poll();
    if (task == null) {
      workerGone();
    } else {
      running++;
    }
    return task;
  }

  private synchronized void finished() {
    running--;
  }

  // Called with the lock held.
  private void workerGone() {
    busy--;
    notifyAll();
  }

  private List<Task> takeAll() {
    List<Task> all = new ArrayList<>(waiting);
    waiting.clear();
    return all;
  }

  private static void rejectAll(List<Task> tasks, Exception cause) {
    tasks.forEach(task -> task.reject(cause));
  }

  /** Runs tasks until there is none. */
  private final class Worker implements Work {
    private boolean gone;

    @Override
    public void run() {
      for (Task task = next(); task != null; task = next()) {
        task.run();
        finished();
      }
    }

    @Override
    public void release() {
      // The queue is drained or closed by the adapter, which stops before its workers do.
    }

    WorkAdapter watch() {
      return new WorkAdapter() {
        @Override
        public void workRejected(WorkEvent event) {
          lost(event.getException());
        }
      };
    }

    /** The server did not give it a thread: it may say so twice. */
    void lost(WorkException cause) {
      List<Task> stranded;
      synchronized (TaskQueue.this) {
        if (gone) {
          return;
        }
        gone = true;
        workerGone();
        stranded = busy == 0 ? takeAll() : List.of();
      }
      if (!stranded.isEmpty()) {
        ConnectorLog.LOG.noWorker(stranded.size(), cause);
        rejectAll(stranded, cause);
      }
    }
  }
}
