package io.baton.catalog.journal;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps callers from waiting for a database that is known to be down: after a failure it is asked
 * by one caller a second, all others fail at once. Says in the log when it goes, once a minute
 * while it is gone, and when it is back. Thread-safe.
 */
public final class DatabaseGuard {
  public static final Duration RETRY = Duration.ofSeconds(1);
  static final Duration REMINDER = Duration.ofMinutes(1);

  /** The server's pool of connections takes the interruption from the thread, and says this. */
  private static final String INTERRUPTED = "IJ031013:";

  private final LongSupplier nanoClock;
  private final ReentrantLock asking = new ReentrantLock();

  // All four are guarded by this.
  private DatabaseUnavailableException failure;
  private long failedAt;
  private long downSince;
  private long toldAt;

  /** The database counts as up. */
  DatabaseGuard(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Asks the database.
   *
   * @throws DatabaseUnavailableException if it fails, or has just failed
   */
  <T> T ask(Supplier<T> question) {
    if (isUp()) {
      return tried(question);
    }
    if (!asking.tryLock()) {
      throw known();
    }
    try {
      if (!mayRetry()) {
        throw known();
      }
      return tried(question);
    } finally {
      asking.unlock();
    }
  }

  /** Whether it answered when it was last asked. */
  synchronized boolean isUp() {
    return failure == null;
  }

  private synchronized boolean mayRetry() {
    return failure == null || nanoClock.getAsLong() - failedAt >= RETRY.toNanos();
  }

  private synchronized DatabaseUnavailableException known() {
    return failure == null
        ? new DatabaseUnavailableException(null)
        : new DatabaseUnavailableException(failure.getCause());
  }

  private <T> T tried(Supplier<T> question) {
    try {
      T answer = question.get();
      succeeded();
      return answer;
    } catch (DatabaseUnavailableException e) {
      throw failed(e);
    } catch (EJBException e) {
      // The transaction could not be begun or committed.
      throw failed(new DatabaseUnavailableException(e));
    }
  }

  private synchronized void succeeded() {
    if (failure != null) {
      failure = null;
      CatalogLog.LOG.databaseBack(seconds(nanoClock.getAsLong() - downSince));
    }
  }

  private synchronized DatabaseUnavailableException failed(DatabaseUnavailableException e) {
    if (wasInterrupted(e)) {
      return e;
    }
    long now = nanoClock.getAsLong();
    if (failure == null) {
      downSince = now;
    }
    if (failure == null || now - toldAt >= REMINDER.toNanos()) {
      toldAt = now;
      CatalogLog.LOG.databaseDown(seconds(now - downSince), rootMessage(e));
    }
    failure = e;
    failedAt = now;
    return e;
  }

  /**
   * The calling thread was interrupted, as when the application stops: no fault of the database.
   */
  private static boolean wasInterrupted(Throwable failure) {
    return Thread.currentThread().isInterrupted() || rootMessage(failure).startsWith(INTERRUPTED);
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
