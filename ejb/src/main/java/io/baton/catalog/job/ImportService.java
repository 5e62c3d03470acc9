package io.baton.catalog.job;

import io.baton.catalog.journal.CatalogLog;
import io.baton.catalog.journal.Outcome;
import io.baton.connector.StreamConnection;
import io.baton.connector.media.MediaRejectedException;
import io.baton.connector.media.MediaStore;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.StagedUpload;
import io.baton.node.LocalEngine;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Imports uploads from the staging area, which alone says what is to be imported. */
@Stateless
@LocalBean
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportService {
  private final Clock clock;

  @EJB private LocalEngine engine;
  @EJB private ImportQueue queue;
  @EJB private RunningImports running;
  @EJB private ImportLedger ledger;
  @EJB private OutcomeRecorder recorder;

  /** For the container. */
  public ImportService() {
    clock = Clock.systemUTC();
  }

  public ImportService(
      LocalEngine engine,
      ImportQueue queue,
      RunningImports running,
      ImportLedger ledger,
      OutcomeRecorder recorder,
      Clock clock) {
    this.engine = engine;
    this.queue = queue;
    this.running = running;
    this.ledger = ledger;
    this.recorder = recorder;
    this.clock = clock;
  }

  /** Imports the upload whose turn it is, if there is one; takes seconds to minutes. */
  public void performNext() {
    try (StreamConnection connection = engine.connect()) {
      MediaStore store = connection.media();
      Optional<RunningImports.Run> next = running.claimNext(store.staged(), ledger::isStartable);
      if (next.isPresent()) {
        try (RunningImports.Run run = next.get()) {
          discardOlder(store, run.upload());
          perform(store, run);
        }
        wakeIfMoreWaits(store);
      }
    }
  }

  private void wakeIfMoreWaits(MediaStore store) {
    if (store.staged().stream().anyMatch(ledger::isStartable)) {
      queue.wake(Duration.ZERO);
    }
  }

  /** An upload that waits is superseded by one of the same name that was accepted later. */
  private void discardOlder(MediaStore store, StagedUpload latest) {
    for (StagedUpload staged : store.staged()) {
      if (staged.path().equals(latest.path()) && staged.compareTo(latest) < 0) {
        CatalogLog.LOG.superseded(staged.id(), staged.path(), staged.publisher(), latest.id());
        recorder.discard(store, staged);
      }
    }
  }

  private void perform(MediaStore store, RunningImports.Run run) {
    StagedUpload upload = run.upload();
    try {
      CatalogLog.LOG.importing(upload.path());
      recorder.begin(upload);
      importInterruptibly(store, run);
    } catch (MediaRejectedException e) {
      reject(store, upload, e.getMessage());
    } catch (MediaStoreException e) {
      retry(store, run, e.getMessage());
    } catch (RuntimeException e) {
      CatalogLog.LOG.importBroke(upload.path(), e);
      retry(store, run, "The importer failed; the log of the server says why");
    }
  }

  private void importInterruptibly(MediaStore store, RunningImports.Run run)
      throws MediaRejectedException, MediaStoreException {
    if (!run.begin()) {
      return;
    }
    try {
      store.importStaged(run.upload().id(), run::progress);
    } finally {
      run.end();
    }
    recorder.end(store, Outcome.ready(run.upload(), clock.instant()));
  }

  private void retry(MediaStore store, RunningImports.Run run, String reason) {
    if (run.isCancelled()) {
      // Deleted while it was imported: the deletion tidies up.
      return;
    }
    if (Thread.currentThread().isInterrupted()) {
      // The server stops; the upload is imported when it starts again.
      return;
    }
    StagedUpload upload = run.upload();
    CatalogLog.LOG.importFailed(upload.path(), reason);
    ledger.fail(upload).ifPresentOrElse(queue::wake, () -> reject(store, upload, reason));
  }

  private void reject(MediaStore store, StagedUpload upload, String reason) {
    CatalogLog.LOG.rejected(upload.path(), reason);
    recorder.end(store, Outcome.rejected(upload, reason, clock.instant()));
  }
}
