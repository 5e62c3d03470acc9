package io.baton.location.assignment;

import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.model.assignment.AssignmentRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Looks assignments up in the record of the cluster, for a manager that was restarted knows nothing
 * else of those that it made. Never in the thread that asks, for the record may hang; not for long.
 */
final class RecordLookup {
  private static final Duration LIMIT = Duration.ofMillis(200);
  private static final int RETRY_AFTER_SECONDS = 1;

  private final AssignmentStore store;
  private final Executor workers;

  RecordLookup(AssignmentStore store, Executor workers) {
    this.store = store;
    this.workers = workers;
  }

  /** The record of an assignment; fails with an OFP exception if it cannot be told in time. */
  CompletableFuture<Optional<AssignmentRecord>> find(String assignment) {
    try {
      return CompletableFuture.supplyAsync(() -> store.find(assignment), workers)
          .orTimeout(LIMIT.toNanos(), TimeUnit.NANOSECONDS)
          .exceptionallyCompose(failure -> unknown());
    } catch (RejectedExecutionException e) {
      return unknown();
    }
  }

  private static CompletableFuture<Optional<AssignmentRecord>> unknown() {
    return CompletableFuture.failedFuture(
        new OfpException(
            OfpStatus.UNAVAILABLE,
            "The record of assignments does not answer",
            RETRY_AFTER_SECONDS));
  }
}
