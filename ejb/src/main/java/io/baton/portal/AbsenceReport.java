package io.baton.portal;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaRecord;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Says why no node has a piece of media: it may be on its way. The catalog asks the database, which
 * may hang; a request does not wait for that long.
 */
final class AbsenceReport {
  /** Seconds; imports mostly take a few. */
  private static final int RETRY_IMPORT = 5;

  /** Seconds; there may be many to convert. */
  private static final int RETRY_CONVERSION = 60;

  private final MediaCatalog catalog;
  private final Executor workers;
  private final Duration limit;

  AbsenceReport(MediaCatalog catalog, Executor workers, Duration limit) {
    this.catalog = catalog;
    this.workers = workers;
    this.limit = limit;
  }

  Refuse explain(MediaPath path) {
    return find(path)
        .map(
            record ->
                switch (record.state()) {
                  case IMPORTING -> Refusals.unavailable(path + " is being imported", RETRY_IMPORT);
                  case CONVERTING ->
                      Refusals.unavailable(path + " is being converted", RETRY_CONVERSION);
                  case REJECTED ->
                      Refusals.notFound(path + " was rejected: " + record.reason().orElse(""));
                  case READY -> noSuchMedia(path);
                })
        .orElseGet(() -> noSuchMedia(path));
  }

  private Optional<MediaRecord> find(MediaPath path) {
    try {
      return CompletableFuture.supplyAsync(() -> catalog.find(path), workers)
          .get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException | TimeoutException | ExecutionException e) {
      PortalLog.LOG.catalogSlow(path.value());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Refuse noSuchMedia(MediaPath path) {
    return Refusals.notFound("There is no media named " + path);
  }
}
