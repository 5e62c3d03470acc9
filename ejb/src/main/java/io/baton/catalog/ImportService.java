package io.baton.catalog;

import io.baton.connector.MediaRejectedException;
import io.baton.connector.MediaStore;
import io.baton.connector.MediaStoreException;
import io.baton.connector.StreamConnection;
import io.baton.model.media.MediaPath;
import io.baton.node.LocalEngine;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;

/**
 * Imports uploads. A request may come twice, late, or after its upload was replaced or deleted: the
 * journal tells whether it still counts.
 */
@Stateless
@LocalBean
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportService {
  /** Attempts when the node cannot import now, for instance for lack of space. */
  static final int MOST_ATTEMPTS = 5;

  static final Duration RETRY_DELAY = Duration.ofSeconds(15);

  @EJB private LocalEngine engine;
  @EJB private UploadJournal journal;
  @EJB private ImportQueue queue;
  @EJB private RunningImports running;

  /** For the container. */
  public ImportService() {}

  ImportService(
      LocalEngine engine, UploadJournal journal, ImportQueue queue, RunningImports running) {
    this.engine = engine;
    this.journal = journal;
    this.queue = queue;
    this.running = running;
  }

  /** Imports an upload unless it is done, replaced or deleted; takes seconds to minutes. */
  public void perform(ImportQueue.Request request) {
    MediaPath path = request.path();
    String stagedId = request.stagedId();
    try (StreamConnection connection = engine.connect();
        RunningImports.Run run = running.claim(path)) {
      MediaStore store = connection.media();
      if (journal.find(path).filter(upload -> upload.awaits(stagedId)).isPresent()) {
        importAwaited(store, request, run);
      } else {
        discard(store, request);
      }
    } catch (InterruptedException e) {
      // The server stops; the upload is imported when it starts again.
      Thread.currentThread().interrupt();
    }
  }

  private void importAwaited(
      MediaStore store, ImportQueue.Request request, RunningImports.Run run) {
    MediaPath path = request.path();
    try {
      CatalogLog.LOG.importing(path);
      importInterruptibly(store, request, run);
      journal.succeed(path, request.stagedId());
    } catch (MediaRejectedException e) {
      reject(request, e.getMessage());
    } catch (MediaStoreException e) {
      if (e.reason() == MediaStoreException.Reason.NOT_FOUND) {
        settleMissing(store, request);
      } else {
        retry(store, request, run, e);
      }
    } catch (RuntimeException e) {
      CatalogLog.LOG.importBroke(path, e);
      retry(
          store,
          request,
          run,
          new MediaStoreException(
              MediaStoreException.Reason.UNAVAILABLE,
              "The importer failed; the log of the server says why",
              e));
    }
  }

  private static void importInterruptibly(
      MediaStore store, ImportQueue.Request request, RunningImports.Run run)
      throws MediaRejectedException, MediaStoreException {
    run.begin();
    try {
      store.importStaged(request.stagedId(), run::progress);
    } finally {
      run.end();
    }
  }

  /** The upload is gone: imported just before a crash, or lost. */
  private void settleMissing(MediaStore store, ImportQueue.Request request) {
    if (store.find(request.path()).isPresent()) {
      journal.succeed(request.path(), request.stagedId());
    } else {
      reject(request, "The upload was lost before it was imported; send it again");
    }
  }

  private void retry(
      MediaStore store,
      ImportQueue.Request request,
      RunningImports.Run run,
      MediaStoreException cause) {
    MediaPath path = request.path();
    if (run.isCancelled()) {
      // Deleted while it was imported: whoever did that tidies up.
      return;
    }
    CatalogLog.LOG.importFailed(path, cause.getMessage());
    if (queue.retry(path, request.stagedId(), RETRY_DELAY, MOST_ATTEMPTS)) {
      reject(request, cause.getMessage());
      discard(store, request);
    }
  }

  private void reject(ImportQueue.Request request, String reason) {
    journal.reject(request.path(), request.stagedId(), reason);
    CatalogLog.LOG.rejected(request.path(), reason);
  }

  private static void discard(MediaStore store, ImportQueue.Request request) {
    try {
      store.discard(request.stagedId());
    } catch (MediaStoreException e) {
      CatalogLog.LOG.notDiscarded(request.stagedId(), e.getMessage());
    }
  }
}
