package io.baton.catalog;

import io.baton.catalog.job.ImportLedger;
import io.baton.catalog.job.ImportOrder;
import io.baton.catalog.job.RunningImports;
import io.baton.catalog.journal.MediaState;
import io.baton.catalog.journal.Outcome;
import io.baton.catalog.journal.Upload;
import io.baton.catalog.journal.UploadJournal;
import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaStore;
import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Puts the records of media together: uploads from the staging area, what was rejected from the
 * journal, what can be streamed from the media store.
 */
final class MediaRecords {
  private final MediaStore store;
  private final UploadJournal journal;
  private final RunningImports running;
  private final ImportLedger ledger;

  MediaRecords(
      MediaStore store, UploadJournal journal, RunningImports running, ImportLedger ledger) {
    this.store = store;
    this.journal = journal;
    this.running = running;
    this.ledger = ledger;
  }

  /** The record of one name; without the database if an upload of it waits. */
  Optional<MediaRecord> find(MediaPath path) {
    Optional<MediaEntry> entry = store.find(path);
    return ImportOrder.latest(store.staged()).stream()
        .filter(staged -> staged.path().equals(path))
        .findFirst()
        .map(staged -> record(staged, entry))
        .or(() -> recorded(path, entry));
  }

  private Optional<MediaRecord> recorded(MediaPath path, Optional<MediaEntry> entry) {
    Optional<Upload> row = journal.find(path);
    return row.filter(upload -> upload.state() == MediaState.REJECTED)
        .map(upload -> rejected(upload, entry))
        .or(() -> entry.map(stored -> ready(stored, row)))
        .or(
            () ->
                Optional.ofNullable(store.converting().get(path)).map(at -> converting(path, at)));
  }

  /**
   * A part of the records. Rows of ready media are read for the page alone: there may be as many as
   * there are films.
   */
  MediaPage list(MediaQuery query) {
    List<MediaRecord> found =
        all(query).values().stream()
            .filter(media -> query.state().map(media.state()::equals).orElse(true))
            .sorted(query.order().comparator())
            .toList();
    List<MediaRecord> page = found.stream().skip(query.offset()).limit(query.limit()).toList();
    return new MediaPage(found.size(), withPublishers(page));
  }

  /** The names that a query finds, whatever their state. */
  Set<MediaPath> names(MediaQuery query) {
    return Set.copyOf(all(query).keySet());
  }

  /** By name, whatever their state. */
  private Map<MediaPath, MediaRecord> all(MediaQuery query) {
    Predicate<MediaPath> wanted = path -> query.wants(path.value());
    Map<MediaPath, MediaRecord> records = new TreeMap<>();
    store.list().stream()
        .filter(entry -> wanted.test(entry.path()))
        .forEach(entry -> records.put(entry.path(), ready(entry, Optional.empty())));
    store
        .converting()
        .forEach(
            (path, imported) -> {
              if (wanted.test(path)) {
                records.put(path, converting(path, imported));
              }
            });
    journal.rejected(query.prefix()).stream()
        .filter(upload -> wanted.test(upload.path()))
        .forEach(upload -> records.put(upload.path(), rejected(upload, store.find(upload.path()))));
    ImportOrder.latest(store.staged()).stream()
        .filter(staged -> wanted.test(staged.path()))
        .forEach(staged -> records.put(staged.path(), record(staged, store.find(staged.path()))));
    return records;
  }

  private List<MediaRecord> withPublishers(List<MediaRecord> page) {
    List<MediaPath> ready =
        page.stream()
            .filter(media -> media.state() == MediaState.READY)
            .map(MediaRecord::path)
            .toList();
    Map<MediaPath, Upload> rows =
        journal.find(ready).stream()
            .collect(
                Collectors.toMap(Upload::path, Function.identity(), (a, b) -> b, HashMap::new));
    return page.stream()
        .map(media -> withPublisher(media, Optional.ofNullable(rows.get(media.path()))))
        .toList();
  }

  private MediaRecord withPublisher(MediaRecord media, Optional<Upload> row) {
    return row.flatMap(upload -> store.find(media.path()).map(entry -> ready(entry, row)))
        .filter(known -> media.state() == MediaState.READY)
        .orElse(media);
  }

  private MediaRecord record(StagedUpload staged, Optional<MediaEntry> entry) {
    Optional<Outcome> ended = ledger.outcome(staged);
    return new MediaRecord(
        staged.path(),
        ended.map(Outcome::state).orElse(MediaState.IMPORTING),
        ended.isPresent() ? 1 : running.progress(staged.path()).orElse(0),
        ended.flatMap(Outcome::reason),
        entry.map(MediaEntry::description),
        staged.publisher(),
        staged.sizeBytes(),
        ended.map(Outcome::ended).orElse(staged.received()));
  }

  private static MediaRecord rejected(Upload upload, Optional<MediaEntry> entry) {
    return new MediaRecord(
        upload.path(),
        MediaState.REJECTED,
        0,
        upload.reason(),
        entry.map(MediaEntry::description),
        upload.publisher(),
        upload.uploadBytes(),
        upload.changed());
  }

  private static MediaRecord converting(MediaPath path, Instant imported) {
    return new MediaRecord(
        path, MediaState.CONVERTING, 0, Optional.empty(), Optional.empty(), "", 0, imported);
  }

  private static MediaRecord ready(MediaEntry entry, Optional<Upload> row) {
    return new MediaRecord(
        entry.path(),
        MediaState.READY,
        1,
        Optional.empty(),
        Optional.of(entry.description()),
        row.map(Upload::publisher).orElse(""),
        row.map(Upload::uploadBytes).orElse(0L),
        entry.imported(),
        entry.origin());
  }
}
