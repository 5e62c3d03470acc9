package io.baton.catalog;

import io.baton.connector.MediaEntry;
import io.baton.connector.MediaInUseException;
import io.baton.connector.MediaStore;
import io.baton.connector.MediaStoreException;
import io.baton.connector.StagedUpload;
import io.baton.connector.StreamConnection;
import io.baton.model.media.MediaPath;
import io.baton.node.LocalEngine;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The catalog over the media store and the journal of uploads. The store is the truth for what can
 * be streamed, the journal for what is on its way and what was rejected.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JpaMediaCatalog implements MediaCatalog {
  private static final String PUBLISHER = "baton-publisher";
  private static final String ADMIN = "baton-admin";

  @EJB private LocalEngine engine;
  @EJB private UploadIntake intake;
  @EJB private UploadJournal journal;
  @EJB private RunningImports running;

  /** For the container. */
  public JpaMediaCatalog() {}

  JpaMediaCatalog(
      LocalEngine engine, UploadIntake intake, UploadJournal journal, RunningImports running) {
    this.engine = engine;
    this.intake = intake;
    this.journal = journal;
    this.running = running;
  }

  @Override
  @RolesAllowed({PUBLISHER, ADMIN})
  public MediaRecord receive(
      MediaPath path, InputStream body, OptionalLong length, String publisher)
      throws MediaStoreException {
    Upload upload = intake.receive(path, body, length, publisher);
    try (StreamConnection connection = engine.connect()) {
      return record(upload, connection.media().find(path));
    }
  }

  @Override
  public Optional<MediaRecord> find(MediaPath path) {
    try (StreamConnection connection = engine.connect()) {
      Optional<MediaEntry> entry = connection.media().find(path);
      return journal
          .find(path)
          .filter(upload -> counts(upload, entry))
          .map(upload -> record(upload, entry))
          .or(() -> entry.map(JpaMediaCatalog::record));
    }
  }

  @Override
  public List<MediaRecord> list(String prefix, int offset, int limit) {
    if (offset < 0 || limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException(
          "expected an offset from 0 and a limit from 1 to " + MAX_PAGE);
    }
    return records(prefix).values().stream().skip(offset).limit(limit).toList();
  }

  @Override
  public int count(String prefix) {
    return records(prefix).size();
  }

  private Map<MediaPath, MediaRecord> records(String prefix) {
    Map<MediaPath, MediaRecord> records = new TreeMap<>();
    try (StreamConnection connection = engine.connect()) {
      MediaStore store = connection.media();
      store.list().stream()
          .filter(entry -> entry.path().value().startsWith(prefix))
          .forEach(entry -> records.put(entry.path(), record(entry)));
      for (Upload upload : journal.list(prefix)) {
        Optional<MediaEntry> entry = store.find(upload.path());
        if (counts(upload, entry)) {
          records.put(upload.path(), record(upload, entry));
        }
      }
    }
    return records;
  }

  @Override
  @RolesAllowed({PUBLISHER, ADMIN})
  public boolean delete(MediaPath path, boolean force)
      throws MediaInUseException, MediaStoreException {
    try (StreamConnection connection = engine.connect()) {
      MediaStore store = connection.media();
      boolean stored = store.delete(path, force);
      Optional<Upload> upload = journal.remove(path);
      RunningImports.Run claim = running.takeOver(path);
      try {
        discardUploads(store, path);
        // An import that was interrupted too late has published what is to be deleted.
        stored |= store.delete(path, true);
      } finally {
        claim.close();
      }
      return stored || upload.isPresent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaStoreException(
          MediaStoreException.Reason.UNAVAILABLE, "The node is stopping", e);
    }
  }

  private static void discardUploads(MediaStore store, MediaPath path) throws MediaStoreException {
    for (StagedUpload staged : store.staged()) {
      if (staged.path().equals(path)) {
        store.discard(staged.id());
      }
    }
  }

  /** Whether a row says more than the store does; not if what it imported is there no longer. */
  private static boolean counts(Upload upload, Optional<MediaEntry> entry) {
    return upload.state() != MediaState.READY || entry.isPresent();
  }

  private MediaRecord record(Upload upload, Optional<MediaEntry> entry) {
    return new MediaRecord(
        upload.path(),
        upload.state(),
        upload.state() == MediaState.READY ? 1 : running.progress(upload.path()).orElse(0),
        upload.reason(),
        entry.map(MediaEntry::description),
        upload.publisher(),
        upload.uploadBytes(),
        upload.changed());
  }

  private static MediaRecord record(MediaEntry entry) {
    return new MediaRecord(
        entry.path(),
        MediaState.READY,
        1,
        Optional.empty(),
        Optional.of(entry.description()),
        "",
        0,
        entry.imported());
  }
}
