package io.baton.support;

import io.baton.connector.media.MediaArrival;
import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaRejectedException;
import io.baton.connector.media.MediaStore;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.connector.media.UploadReception;
import io.baton.model.media.MediaPath;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleConsumer;

/** A media store in memory, whose imports end as the test says. */
public final class FakeMediaStore implements MediaStore {
  /** What an import does. */
  public interface Importer {
    void run(DoubleConsumer progress) throws MediaRejectedException, MediaStoreException;
  }

  private final Map<String, StagedUpload> staged = new LinkedHashMap<>();
  private final Map<MediaPath, MediaEntry> entries = new TreeMap<>();
  private final Map<MediaPath, Instant> converting = new ConcurrentHashMap<>();
  private final Set<MediaPath> unread = ConcurrentHashMap.newKeySet();
  private final Set<MediaPath> streamed = ConcurrentHashMap.newKeySet();
  private final List<MediaArrival> arrivals = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Importer importer = progress -> {};
  private int uploads;

  /** From now on imports do this. */
  public void importWith(Importer next) {
    importer = next;
  }

  /** From now on this name is being streamed. */
  public void stream(MediaPath path) {
    streamed.add(path);
  }

  /** From now on this name cannot be read. */
  public synchronized void makeUnreadable(MediaPath path) {
    entries.remove(path);
    unread.add(path);
  }

  /** Puts media there, as an import would. */
  public synchronized void put(MediaEntry entry) {
    entries.put(entry.path(), entry);
    listeners.forEach(Runnable::run);
  }

  /** Stages an upload without telling anybody. */
  public StagedUpload stage(String path) {
    return stage(path, "", UploadDescription.NORMAL);
  }

  /** Stages an upload of a publisher without telling anybody. */
  public synchronized StagedUpload stage(String path, String publisher, int urgency) {
    uploads++;
    StagedUpload upload =
        new StagedUpload(
            "upload-%06d".formatted(uploads),
            new MediaPath(path),
            4,
            "ef".repeat(32),
            publisher,
            urgency,
            false,
            Samples.START);
    staged.put(upload.id(), upload);
    return upload;
  }

  @Override
  public UploadReception receive(UploadDescription description) {
    return new UploadReception() {
      private long size;

      @Override
      public void write(ByteBuffer part) {
        size += part.remaining();
      }

      @Override
      public StagedUpload accept() throws MediaStoreException {
        if (description.expectedLength().orElse(size) != size) {
          throw new MediaStoreException(MediaStoreException.Reason.INCOMPLETE, "cut short");
        }
        return stage(description.path().value(), description.publisher(), description.urgency());
      }

      @Override
      public void close() {
        size = 0;
      }
    };
  }

  @Override
  public synchronized List<StagedUpload> staged() {
    return new ArrayList<>(staged.values());
  }

  @Override
  public synchronized void discard(String stagedId) {
    staged.remove(stagedId);
  }

  @Override
  public MediaEntry importStaged(String stagedId, DoubleConsumer progress)
      throws MediaRejectedException, MediaStoreException {
    StagedUpload upload;
    synchronized (this) {
      upload = staged.get(stagedId);
    }
    if (upload == null) {
      throw new MediaStoreException(MediaStoreException.Reason.NOT_FOUND, "no such upload");
    }
    importer.run(progress);
    MediaEntry entry = Samples.entry(upload.path().value());
    put(entry);
    return entry;
  }

  @Override
  public synchronized List<MediaEntry> list() {
    return List.copyOf(entries.values());
  }

  @Override
  public synchronized Optional<MediaEntry> find(MediaPath path) {
    return Optional.ofNullable(entries.get(path));
  }

  @Override
  public Map<MediaPath, Instant> converting() {
    return Map.copyOf(converting);
  }

  /** From now on the content of a name is being converted. */
  public void convert(MediaPath path, Instant imported) {
    converting.put(path, imported);
  }

  @Override
  public boolean isUnread(MediaPath path) {
    return unread.contains(path);
  }

  @Override
  public synchronized boolean delete(MediaPath path, boolean force) throws MediaInUseException {
    if (!force && streamed.contains(path)) {
      throw new MediaInUseException(path, 1);
    }
    boolean removed = entries.remove(path) != null;
    listeners.forEach(Runnable::run);
    return removed;
  }

  @Override
  public synchronized boolean withdraw(MediaEntry copy) {
    boolean removed = entries.remove(copy.path(), copy);
    listeners.forEach(Runnable::run);
    return removed;
  }

  /** Puts a file into the watched directory. */
  public void arrive(MediaArrival arrival) {
    arrivals.add(arrival);
  }

  @Override
  public List<MediaArrival> arrivals() {
    List<MediaArrival> found = List.copyOf(arrivals);
    arrivals.clear();
    return found;
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public long freeBytes() {
    return 1L << 40;
  }
}
