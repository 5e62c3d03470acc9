package io.baton.engine.supply.cache;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Detects when the last reader has left what was made unreachable: readers read in tasks of their
 * event loops and keep nothing from one to the next, so it is when each loop has come to another
 * task. Thread-safe.
 */
public final class Quiescence {
  private final List<Executor> readers;
  private final Executor owner;

  /**
   * Of some readers.
   *
   * @param readers event loops that read pieces
   * @param owner that of the supply
   */
  public Quiescence(Collection<? extends Executor> readers, Executor owner) {
    this.readers = List.copyOf(readers);
    this.owner = owner;
  }

  /** Has the owner do something when all that is read now was read to its end. */
  void await(Runnable then) {
    AtomicInteger left = new AtomicInteger(readers.size() + 1);
    Runnable passed =
        () -> {
          if (left.decrementAndGet() == 0) {
            owner.execute(then);
          }
        };
    passed.run();
    readers.forEach(reader -> pass(reader, passed));
  }

  /** A loop that has ended reads no more. */
  private static void pass(Executor reader, Runnable passed) {
    try {
      reader.execute(passed);
    } catch (RejectedExecutionException e) {
      passed.run();
    }
  }
}
