package io.baton.web;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaRecord;
import io.baton.connector.MediaInUseException;
import io.baton.connector.MediaStoreException;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A catalog in memory that counts what it receives and fails on demand. */
public final class FakeCatalog implements MediaCatalog {
  /** One call of {@link #receive}. */
  public record Received(MediaPath path, long bytes, OptionalLong announced, String publisher) {}

  public final Map<MediaPath, MediaRecord> records = new TreeMap<>();
  public final List<Received> received = new ArrayList<>();
  public MediaStoreException receiveFailure;
  public RuntimeException findFailure;
  public int sessionsPlaying;

  public FakeCatalog with(MediaRecord media) {
    records.put(media.path(), media);
    return this;
  }

  @Override
  public MediaRecord receive(
      MediaPath path, InputStream body, OptionalLong length, String publisher)
      throws MediaStoreException {
    if (receiveFailure != null) {
      throw receiveFailure;
    }
    received.add(new Received(path, count(body), length, publisher));
    MediaRecord media = Samples.importing(path.value(), 0);
    records.put(path, media);
    return media;
  }

  private static long count(InputStream body) throws MediaStoreException {
    try {
      return body.readAllBytes().length;
    } catch (IOException e) {
      throw new MediaStoreException(MediaStoreException.Reason.INCOMPLETE, "cut off", e);
    }
  }

  @Override
  public Optional<MediaRecord> find(MediaPath path) {
    if (findFailure != null) {
      throw findFailure;
    }
    return Optional.ofNullable(records.get(path));
  }

  @Override
  public List<MediaRecord> list(String prefix, int offset, int limit) {
    return records.values().stream()
        .filter(media -> media.path().value().startsWith(prefix))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public int count(String prefix) {
    return list(prefix, 0, Integer.MAX_VALUE).size();
  }

  @Override
  public boolean delete(MediaPath path, boolean force) throws MediaInUseException {
    if (sessionsPlaying > 0 && !force && records.containsKey(path)) {
      throw new MediaInUseException(path, sessionsPlaying);
    }
    return records.remove(path) != null;
  }
}
