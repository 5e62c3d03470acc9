package io.baton.catalog.job;

import io.baton.catalog.journal.CatalogLog;
import io.baton.catalog.journal.DatabaseUnavailableException;
import io.baton.catalog.journal.Outcome;
import io.baton.catalog.journal.UploadJournal;
import io.baton.connector.media.MediaStore;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.StagedUpload;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/**
 * Ends uploads: writes into the journal what becomes of them, and only then takes them out of the
 * staging area. Callers have the name for themselves.
 */
@Singleton
@Startup
@DependsOn({"UploadJournal", "ImportLedger"})
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutcomeRecorder {
  @EJB private UploadJournal journal;
  @EJB private ImportLedger ledger;

  /** For the container. */
  public OutcomeRecorder() {}

  public OutcomeRecorder(UploadJournal journal, ImportLedger ledger) {
    this.journal = journal;
    this.ledger = ledger;
  }

  /** Tells the other nodes that an upload is imported now, if the database is there. */
  public void begin(StagedUpload upload) {
    try {
      journal.announce(upload);
    } catch (DatabaseUnavailableException e) {
      CatalogLog.LOG.notAnnounced(upload.path());
    }
  }

  /** Records how an upload ended; if the database is down, it is kept for {@link #settle}. */
  public void end(MediaStore store, Outcome outcome) {
    ledger.end(outcome);
    if (!settle(store, outcome)) {
      CatalogLog.LOG.recordedLater(outcome.path());
    }
  }

  /** Tries to record how an upload ended; tells whether it is done. */
  public boolean settle(MediaStore store, Outcome outcome) {
    try {
      journal.record(outcome);
    } catch (DatabaseUnavailableException e) {
      return false;
    }
    return discard(store, outcome.upload());
  }

  /** Takes an upload out of the staging area. */
  public boolean discard(MediaStore store, StagedUpload upload) {
    try {
      store.discard(upload.id());
      ledger.forget(upload.id());
      return true;
    } catch (MediaStoreException e) {
      CatalogLog.LOG.notDiscarded(upload.id(), e.getMessage());
      return false;
    }
  }
}
