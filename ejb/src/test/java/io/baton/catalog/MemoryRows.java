package io.baton.catalog;

import io.baton.catalog.journal.Outcome;
import io.baton.catalog.journal.Upload;
import io.baton.catalog.journal.UploadRows;
import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Rows in memory, for tests with many threads. */
final class MemoryRows extends UploadRows {
  private final Map<MediaPath, Upload> rows = new ConcurrentHashMap<>();

  @Override
  public void put(Outcome outcome) {
    rows.put(outcome.path(), new Upload("node-1", outcome));
  }

  /** There is no other node that could be told. */
  @Override
  public void announce(StagedUpload upload) {}

  @Override
  public Optional<Upload> find(MediaPath path) {
    return Optional.ofNullable(rows.get(path));
  }

  @Override
  public List<Upload> find(Collection<MediaPath> paths) {
    return paths.stream().map(rows::get).filter(Objects::nonNull).toList();
  }

  @Override
  public boolean remove(MediaPath path) {
    return rows.remove(path) != null;
  }
}
