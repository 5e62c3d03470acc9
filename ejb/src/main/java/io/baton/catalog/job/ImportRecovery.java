package io.baton.catalog.job;

import io.baton.catalog.journal.CatalogLog;
import io.baton.catalog.journal.DatabaseUnavailableException;
import io.baton.catalog.journal.MediaState;
import io.baton.catalog.journal.UploadJournal;
import io.baton.connector.StreamConnection;
import io.baton.connector.media.MediaStore;
import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
import io.baton.node.LocalEngine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes up what the last run left, whatever it was doing when it ended. The staging area is
 * believed: every upload in it is imported, whatever the database says or does not say.
 */
@Singleton
@Startup
@DependsOn({"LocalEngine", "UploadJournal", "ImportQueue"})
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ImportRecovery {
  @EJB private LocalEngine engine;
  @EJB private UploadJournal journal;
  @EJB private ImportQueue queue;

  private volatile boolean compared;

  /** For the container. */
  public ImportRecovery() {}

  public ImportRecovery(LocalEngine engine, UploadJournal journal, ImportQueue queue) {
    this.engine = engine;
    this.journal = journal;
    this.queue = queue;
  }

  @PostConstruct
  void recover() {
    try (StreamConnection connection = engine.connect()) {
      List<StagedUpload> staged = connection.media().staged();
      if (!staged.isEmpty()) {
        CatalogLog.LOG.resuming(staged.size());
        staged.forEach(upload -> queue.wake(Duration.ZERO));
      }
    }
    compare();
  }

  /**
   * Forgets rows of what is there no longer, once after the start, as soon as the database answers.
   */
  public void compare() {
    if (compared) {
      return;
    }
    try (StreamConnection connection = engine.connect()) {
      MediaStore store = connection.media();
      journal.paths(MediaState.READY).forEach(path -> forgetUnlessStored(store, path));
      Set<MediaPath> staged =
          store.staged().stream().map(StagedUpload::path).collect(Collectors.toSet());
      // What they tell the other nodes of is in the staging area, or lost.
      journal.paths(MediaState.IMPORTING).stream()
          .filter(path -> !staged.contains(path))
          .forEach(path -> forgetUnlessStored(store, path));
      compared = true;
    } catch (DatabaseUnavailableException e) {
      // The guard of the database has logged it; the timer tries again.
      compared = false;
    }
  }

  /** A name that could not be read is not gone: its row waits for a start at which it can. */
  private void forgetUnlessStored(MediaStore store, MediaPath path) {
    if (!store.isUnread(path) && store.find(path).isEmpty() && journal.remove(path)) {
      CatalogLog.LOG.forgotten(path);
    }
  }
}
