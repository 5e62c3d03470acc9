package io.baton.web;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaPage;
import io.baton.catalog.MediaQuery;
import io.baton.catalog.MediaRecord;
import io.baton.catalog.UploadElsewhere;
import io.baton.catalog.upload.IncomingUpload;
import io.baton.catalog.upload.UploadRefusedException;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.UploadDescription;
import io.baton.model.media.MediaPath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A catalog in memory that counts what it receives and fails on demand. */
public final class FakeCatalog implements MediaCatalog {
  /** One call of {@link #receive}. */
  public record Received(
      MediaPath path,
      long bytes,
      OptionalLong announced,
      String publisher,
      int urgency,
      boolean transcode,
      String address) {}

  public final Map<MediaPath, MediaRecord> records = new TreeMap<>();
  public final List<Received> received = new ArrayList<>();
  public final List<UploadElsewhere> elsewhere = new ArrayList<>();
  public MediaStoreException receiveFailure;
  public MediaStoreException writeFailure;
  public boolean slow;
  public int closed;
  public MediaQuery lastQuery;
  public RuntimeException findFailure;
  public int sessionsPlaying;

  public FakeCatalog with(MediaRecord media) {
    records.put(media.path(), media);
    return this;
  }

  @Override
  public IncomingUpload receive(UploadDescription upload, String address)
      throws UploadRefusedException, MediaStoreException {
    if (receiveFailure != null) {
      throw receiveFailure;
    }
    return new IncomingUpload() {
      private long bytes;

      @Override
      public void write(ByteBuffer part) throws MediaStoreException {
        bytes += part.remaining();
        if (writeFailure != null) {
          throw writeFailure;
        }
      }

      @Override
      public void accept() {
        received.add(
            new Received(
                upload.path(),
                bytes,
                upload.expectedLength(),
                upload.publisher(),
                upload.urgency(),
                upload.transcode(),
                address));
        records.put(upload.path(), Samples.importing(upload.path().value(), 0));
      }

      @Override
      public boolean isTooSlow() {
        return slow;
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }

  @Override
  public Optional<MediaRecord> find(MediaPath path) {
    if (findFailure != null) {
      throw findFailure;
    }
    return Optional.ofNullable(records.get(path));
  }

  @Override
  public MediaPage list(MediaQuery query) {
    lastQuery = query;
    List<MediaRecord> found =
        records.values().stream()
            .filter(media -> media.path().value().startsWith(query.prefix()))
            .filter(media -> query.state().map(media.state()::equals).orElse(true))
            .toList();
    return new MediaPage(
        found.size(), found.stream().skip(query.offset()).limit(query.limit()).toList());
  }

  @Override
  public Set<MediaPath> names(MediaQuery query) {
    return records.keySet().stream()
        .filter(path -> query.wants(path.value()))
        .collect(Collectors.toSet());
  }

  @Override
  public List<UploadElsewhere> elsewhere(String prefix) {
    return elsewhere.stream().filter(upload -> upload.path().value().startsWith(prefix)).toList();
  }

  @Override
  public boolean delete(MediaPath path, boolean force) throws MediaInUseException {
    if (sessionsPlaying > 0 && !force && records.containsKey(path)) {
      throw new MediaInUseException(path, sessionsPlaying);
    }
    return records.remove(path) != null;
  }
}
