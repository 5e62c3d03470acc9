package io.baton.connector.ra;

import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A work manager whose works run when the test says so, in its thread. */
final class ManualWorkManager implements WorkManager {
  private final Deque<Scheduled> scheduled = new ArrayDeque<>();
  private boolean full;

  private record Scheduled(Work work, WorkListener listener) {}

  /** From now on no work is accepted. */
  void fill() {
    full = true;
  }

  int scheduled() {
    return scheduled.size();
  }

  /** Runs what is scheduled, and what that schedules. */
  void runAll() {
    while (!scheduled.isEmpty()) {
      scheduled.poll().work().run();
    }
  }

  /** Tells the oldest work that it was accepted but will not be started. */
  void rejectOldest() {
    Scheduled oldest = scheduled.poll();
    oldest
        .listener()
        .workRejected(
            new WorkEvent(
                this,
                WorkEvent.WORK_REJECTED,
                oldest.work(),
                new WorkRejectedException("no thread in time")));
  }

  @Override
  public void scheduleWork(
      Work work, long startTimeout, ExecutionContext context, WorkListener listener)
      throws WorkException {
    if (full) {
      WorkRejectedException rejection = new WorkRejectedException("the pool is full");
      listener.workRejected(new WorkEvent(this, WorkEvent.WORK_REJECTED, work, rejection));
      throw rejection;
    }
    scheduled.add(new Scheduled(work, listener));
  }

  @Override
  public void scheduleWork(Work work) {
    throw new UnsupportedOperationException("without a start timeout");
  }

  @Override
  public void doWork(Work work) {
    throw new UnsupportedOperationException("waits for the work to end");
  }

  @Override
  public void doWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
    throw new UnsupportedOperationException("waits for the work to end");
  }

  @Override
  public long startWork(Work work) {
    throw new UnsupportedOperationException("waits for the work to start");
  }

  @Override
  public long startWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
    throw new UnsupportedOperationException("waits for the work to start");
  }
}
