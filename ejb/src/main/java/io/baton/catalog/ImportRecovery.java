package io.baton.catalog;

import io.baton.connector.MediaStore;
import io.baton.connector.MediaStoreException;
import io.baton.connector.StagedUpload;
import io.baton.connector.StreamConnection;
import io.baton.node.LocalEngine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings journal and media store into agreement when the node starts, whatever the last run was
 * doing when it ended: every upload is imported, or its row says why not.
 */
@Singleton
@Startup
@LocalBean
@PermitAll
@DependsOn("LocalEngine")
@TransactionManagement(TransactionManagementType.BEAN)
public class ImportRecovery {
  private static final String LOST = "The upload was lost before it was imported; send it again";

  @EJB private LocalEngine engine;
  @EJB private UploadJournal journal;
  @EJB private ImportQueue queue;

  /** For the container. */
  public ImportRecovery() {}

  ImportRecovery(LocalEngine engine, UploadJournal journal, ImportQueue queue) {
    this.engine = engine;
    this.journal = journal;
    this.queue = queue;
  }

  @PostConstruct
  void recover() {
    try (StreamConnection connection = engine.connect()) {
      MediaStore store = connection.media();
      int resumed = 0;
      Set<String> staged = new HashSet<>();
      List<StagedUpload> newestFirst = new ArrayList<>(store.staged());
      Collections.reverse(newestFirst);
      for (StagedUpload upload : newestFirst) {
        staged.add(upload.id());
        if (resume(store, upload)) {
          resumed++;
        }
      }
      if (resumed > 0) {
        CatalogLog.LOG.resuming(resumed);
      }
      journal.list("").forEach(upload -> settle(store, upload, staged));
    }
  }

  /** Queues an upload that was received and not imported; discards one that no longer counts. */
  private boolean resume(MediaStore store, StagedUpload staged) {
    Optional<Upload> known = journal.find(staged.path());
    if (known.isEmpty()) {
      // Received whole, but the node ended before it could be recorded.
      queue.submit(staged, "");
      return true;
    }
    if (known.get().awaits(staged.id())) {
      queue.resubmit(known.get());
      return true;
    }
    try {
      store.discard(staged.id());
    } catch (MediaStoreException e) {
      CatalogLog.LOG.notDiscarded(staged.id(), e.getMessage());
    }
    return false;
  }

  /**
   * Settles a row whose upload is gone, or whose media is. A name that could not be read is not
   * gone: its row waits for a start at which it can.
   */
  private void settle(MediaStore store, Upload upload, Set<String> staged) {
    if (store.isUnread(upload.path())) {
      return;
    }
    boolean stored = store.find(upload.path()).isPresent();
    if (upload.state() == MediaState.READY && !stored) {
      journal.remove(upload.path());
    } else if (upload.state() == MediaState.IMPORTING && !staged.contains(upload.stagedId())) {
      if (stored) {
        journal.succeed(upload.path(), upload.stagedId());
      } else {
        journal.reject(upload.path(), upload.stagedId(), LOST);
      }
    }
  }
}
