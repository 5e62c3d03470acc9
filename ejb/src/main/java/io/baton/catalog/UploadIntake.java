package io.baton.catalog;

import io.baton.connector.MediaStore;
import io.baton.connector.MediaStoreException;
import io.baton.connector.StagedUpload;
import io.baton.connector.StreamConnection;
import io.baton.model.media.MediaPath;
import io.baton.node.LocalEngine;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes uploads in: first their bytes, however long that takes, then the record and the message.
 */
@Singleton
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadIntake {
  // Two uploads of one new name at once would both insert its row.
  private final Lock recording = new ReentrantLock();

  @EJB private LocalEngine engine;
  @EJB private ImportQueue queue;

  /** For the container. */
  public UploadIntake() {}

  UploadIntake(LocalEngine engine, ImportQueue queue) {
    this.engine = engine;
    this.queue = queue;
  }

  /**
   * Receives an upload and queues it; see {@link MediaCatalog#receive}.
   *
   * @return its row
   */
  public Upload receive(MediaPath path, InputStream body, OptionalLong length, String publisher)
      throws MediaStoreException {
    try (StreamConnection connection = engine.connect()) {
      MediaStore store = connection.media();
      return record(store, store.stage(path, body, length), publisher);
    }
  }

  private Upload record(MediaStore store, StagedUpload staged, String publisher)
      throws MediaStoreException {
    recording.lock();
    try {
      return queue.submit(staged, publisher);
    } catch (EJBException e) {
      CatalogLog.LOG.notQueued(staged.path(), e);
      store.discard(staged.id());
      throw new MediaStoreException(
          MediaStoreException.Reason.UNAVAILABLE, "The upload could not be queued; try again", e);
    } finally {
      recording.unlock();
    }
  }
}
