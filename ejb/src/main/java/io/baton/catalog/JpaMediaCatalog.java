package io.baton.catalog;

import io.baton.catalog.job.ImportLedger;
import io.baton.catalog.job.ImportQueue;
import io.baton.catalog.job.RunningImports;
import io.baton.catalog.journal.CatalogLog;
import io.baton.catalog.journal.UploadJournal;
import io.baton.catalog.upload.IncomingUpload;
import io.baton.catalog.upload.UploadIntake;
import io.baton.catalog.upload.UploadRefusedException;
import io.baton.connector.StreamConnection;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaStore;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.model.media.MediaPath;
import io.baton.node.LocalEngine;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The catalog over the media store and the journal of uploads. The store is the truth for what can
 * be streamed and what waits to be imported, the journal for what was rejected.
 */
@Singleton
@Startup
@DependsOn({"UploadIntake", "UploadJournal", "RunningImports", "ImportLedger"})
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JpaMediaCatalog implements MediaCatalog {
  private static final String PUBLISHER = "baton-publisher";
  private static final String ADMIN = "baton-admin";

  @EJB private LocalEngine engine;
  @EJB private UploadIntake intake;
  @EJB private UploadJournal journal;
  @EJB private ImportQueue queue;
  @EJB private RunningImports running;
  @EJB private ImportLedger ledger;

  /** For the container. */
  public JpaMediaCatalog() {}

  JpaMediaCatalog(
      LocalEngine engine,
      UploadIntake intake,
      UploadJournal journal,
      ImportQueue queue,
      RunningImports running,
      ImportLedger ledger) {
    this.engine = engine;
    this.intake = intake;
    this.journal = journal;
    this.queue = queue;
    this.running = running;
    this.ledger = ledger;
  }

  @Override
  @RolesAllowed({PUBLISHER, ADMIN})
  public IncomingUpload receive(UploadDescription upload, String address)
      throws UploadRefusedException, MediaStoreException {
    return intake.receive(upload, address);
  }

  @Override
  public Optional<MediaRecord> find(MediaPath path) {
    try (StreamConnection connection = engine.connect()) {
      return records(connection).find(path);
    }
  }

  @Override
  public MediaPage list(MediaQuery query) {
    try (StreamConnection connection = engine.connect()) {
      return records(connection).list(query);
    }
  }

  @Override
  public Set<MediaPath> names(MediaQuery query) {
    try (StreamConnection connection = engine.connect()) {
      return records(connection).names(query);
    }
  }

  @Override
  public List<UploadElsewhere> elsewhere(String prefix) {
    return journal.elsewhere(prefix).stream()
        .map(
            upload ->
                new UploadElsewhere(upload.node(), upload.path(), upload.state(), upload.reason()))
        .toList();
  }

  private MediaRecords records(StreamConnection connection) {
    return new MediaRecords(connection.media(), journal, running, ledger);
  }

  @Override
  @RolesAllowed({PUBLISHER, ADMIN})
  public boolean delete(MediaPath path, boolean force)
      throws MediaInUseException, MediaStoreException {
    // Without the database nothing is deleted, rather than half of it.
    boolean known = journal.find(path).isPresent();
    try (StreamConnection connection = engine.connect()) {
      MediaStore store = connection.media();
      known |= store.delete(path, force);
      RunningImports.Run claim = running.takeOver(path);
      try {
        known |= discardUploads(store, path);
        // An import that was interrupted too late has published what is to be deleted.
        known |= store.delete(path, true);
        journal.remove(path);
      } finally {
        claim.close();
      }
      if (store.staged().stream().anyMatch(staged -> staged.path().equals(path))) {
        // Accepted meanwhile; the importer that was woken for it found the name taken.
        queue.wake(Duration.ZERO);
      }
      return known;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaStoreException(
          MediaStoreException.Reason.UNAVAILABLE, "The node is stopping", e);
    }
  }

  private boolean discardUploads(MediaStore store, MediaPath path) throws MediaStoreException {
    boolean any = false;
    for (StagedUpload staged : store.staged()) {
      if (staged.path().equals(path)) {
        CatalogLog.LOG.deletedWaiting(staged.id(), path, staged.publisher());
        store.discard(staged.id());
        ledger.forget(staged.id());
        any = true;
      }
    }
    return any;
  }
}
