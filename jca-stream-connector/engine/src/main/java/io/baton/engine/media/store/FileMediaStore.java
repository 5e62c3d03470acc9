package io.baton.engine.media.store;

import io.baton.connector.media.MediaArrival;
import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaRejectedException;
import io.baton.connector.media.MediaStore;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.connector.media.UploadReception;
import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.media.Content;
import io.baton.engine.media.ContentLibrary;
import io.baton.engine.media.ingest.ImportBounds;
import io.baton.engine.media.ingest.MediaImporter;
import io.baton.engine.media.ingest.tools.FileTree;
import io.baton.engine.media.ingest.tools.ImportBoundException;
import io.baton.engine.media.ingest.tools.MediaTools;
import io.baton.engine.media.ingest.track.ImportedMedia;
import io.baton.model.media.ContentId;
import io.baton.model.media.LeftOutTrack;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleConsumer;
import java.util.function.ToIntFunction;

/**
 * The media store in a directory of the local file system (R27, R92). One process at a time may
 * have it open. Thread-safe.
 *
 * <p>Content that is replaced or removed while sessions stream it stays readable for them, see
 * {@link ContentShelf}.
 */
public final class FileMediaStore implements MediaStore, ContentLibrary, AutoCloseable {
  private final StoreLayout layout;
  private final FileChannel lock;
  private final FreeSpace space;
  private final ContentShelf shelf;
  private final NameTable names;
  private final StagingArea staging;
  private final MediaImporter importer;
  private final ToIntFunction<ContentId> sessionsStreaming;
  private final Clock clock;
  private final Optional<WatchedDirectory> watched;
  private final boolean transcode;

  // What the watched directory reported since it was last asked; guarded by itself.
  private final List<MediaArrival> arrived = new ArrayList<>();

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Set<String> importing = ConcurrentHashMap.newKeySet();
  private final LongAdder bounded = new LongAdder();

  /** Held while names, and with them the content that may stay, change. */
  private final ReentrantLock changing = new ReentrantLock();

  private FileMediaStore(
      StoreLayout layout,
      FileChannel lock,
      FreeSpace space,
      MediaImporter importer,
      EngineConfiguration configuration,
      ToIntFunction<ContentId> sessionsStreaming,
      Clock clock)
      throws IOException {
    this.layout = layout;
    this.lock = lock;
    this.space = space;
    this.importer = importer;
    this.sessionsStreaming = sessionsStreaming;
    this.clock = clock;
    this.transcode = configuration.transcode();
    this.shelf = new ContentShelf(layout);
    this.names = new NameTable(layout, shelf);
    this.staging = new StagingArea(layout, configuration.maxUploadBytes(), space, clock);
    this.watched =
        configuration
            .watchedDirectory()
            .map(
                directory ->
                    new WatchedDirectory(
                        directory,
                        path -> find(path).map(MediaEntry::imported),
                        (path, file) -> arrived.add(new MediaArrival(path, file))));
  }

  /**
   * Opens the store, creating its directory if need be, and removes what an interrupted run left
   * unfinished.
   *
   * @param configuration where it is, and the limits of uploads and imports
   * @param sessionsStreaming how many sessions stream a piece of content; called in any thread
   * @throws IOException if the directory cannot be used, is in use by another process, or the media
   *     tools cannot be unpacked
   * @throws ConfigurationException if a sandbox is required that this machine does not allow
   */
  public static FileMediaStore open(
      EngineConfiguration configuration, ToIntFunction<ContentId> sessionsStreaming)
      throws IOException {
    Path root = configuration.mediaStore().toAbsolutePath().normalize();
    return open(configuration, sessionsStreaming, () -> Files.getFileStore(root).getUsableSpace());
  }

  /** With a disk that says itself how much space is left. */
  static FileMediaStore open(
      EngineConfiguration configuration,
      ToIntFunction<ContentId> sessionsStreaming,
      FreeSpace.Source disk)
      throws IOException {
    StoreLayout layout = new StoreLayout(configuration.mediaStore().toAbsolutePath().normalize());
    Files.createDirectories(layout.root());
    FileChannel lock = StoreLock.take(layout.lock());
    FreeSpace space = null;
    try {
      layout.prepare();
      space = new FreeSpace(layout.root(), disk, configuration.mediaReserveBytes());
      MediaTools tools =
          MediaTools.locate(
              configuration.ffmpeg(),
              configuration.ffprobe(),
              configuration.toolsCache().orElse(layout.tools()));
      MediaImporter importer =
          new MediaImporter(
              tools,
              Sandboxes.of(tools, configuration.sandbox()),
              ImportBounds.of(configuration),
              space);
      FileMediaStore store =
          new FileMediaStore(
              layout, lock, space, importer, configuration, sessionsStreaming, Clock.systemUTC());
      store.removeOrphans();
      MediaLog.LOG.opened(layout.root(), store.list().size(), store.staged().size());
      return store;
    } catch (IOException | UncheckedIOException | ConfigurationException e) {
      if (space != null) {
        space.close();
      }
      lock.close();
      throw e;
    }
  }

  private void removeOrphans() throws IOException {
    if (names.unknown() > 0) {
      MediaLog.LOG.orphansKept(names.unknown(), layout.names());
    }
    for (ContentId content : shelf.all()) {
      removeUnlessNamed(content);
    }
  }

  @Override
  public UploadReception receive(UploadDescription upload) throws MediaStoreException {
    try {
      return staging.receive(upload);
    } catch (IOException e) {
      throw StoreFailure.of("the upload could not be stored", e);
    }
  }

  @Override
  public List<StagedUpload> staged() {
    return staging.list();
  }

  @Override
  public void discard(String stagedId) throws MediaStoreException {
    try {
      staging.remove(stagedId);
    } catch (IOException e) {
      throw StoreFailure.of("the upload could not be removed", e);
    }
  }

  @Override
  public MediaEntry importStaged(String stagedId, DoubleConsumer progress)
      throws MediaRejectedException, MediaStoreException {
    if (!importing.add(stagedId)) {
      throw new MediaStoreException(Reason.UNAVAILABLE, "the upload is being imported already");
    }
    try {
      return importUpload(find(stagedId), progress);
    } catch (MediaRejectedException e) {
      noteBound(e);
      throw e;
    } catch (IOException e) {
      throw StoreFailure.of("the import failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaStoreException(Reason.UNAVAILABLE, "the import was cancelled", e);
    } finally {
      importing.remove(stagedId);
    }
  }

  private void noteBound(MediaRejectedException rejection) {
    if (rejection instanceof ImportBoundException) {
      bounded.increment();
      MediaLog.LOG.importBounded(rejection.getMessage());
    }
  }

  private StagedUpload find(String stagedId) throws MediaStoreException {
    return staging
        .find(stagedId)
        .orElseThrow(
            () -> new MediaStoreException(Reason.NOT_FOUND, "no upload waits under this id"));
  }

  private MediaEntry importUpload(StagedUpload upload, DoubleConsumer progress)
      throws IOException, MediaRejectedException, MediaStoreException, InterruptedException {
    long start = System.nanoTime();
    // What is made of it is about as large.
    space.require(upload.sizeBytes());
    Path work = layout.newWork();
    try {
      ImportedMedia media =
          importer.run(
              staging.file(upload),
              upload.sha256(),
              work,
              transcode || upload.transcode(),
              progress);
      MediaEntry entry = publish(upload, media, work);
      MediaDescription description = entry.description();
      MediaLog.LOG.imported(
          entry.path(),
          description.content(),
          description.tracks().size(),
          description.duration().toString(),
          Duration.ofNanos(System.nanoTime() - start).toMillis());
      for (LeftOutTrack track : description.leftOut()) {
        MediaLog.LOG.leftOut(entry.path(), track.type(), track.codec(), track.reason());
      }
      if (media.damagedSamples() > 0) {
        MediaLog.LOG.damagedSamples(entry.path(), media.damagedSamples());
      }
      return entry;
    } finally {
      FileTree.delete(work);
    }
  }

  private MediaEntry publish(StagedUpload upload, ImportedMedia media, Path work)
      throws IOException {
    changing.lock();
    try {
      shelf.publish(media, work);
      ContentId content = media.description().content();
      // Checks every record before anybody can ask for it, and has it open for who does.
      shelf.open(content);
      StoredName name =
          new StoredName(
              upload.path(),
              content,
              upload.sha256(),
              clock.instant(),
              media.description().leftOut());
      Optional<MediaEntry> replaced = names.put(name, media.description());
      if (replaced.isPresent()) {
        removeUnlessNamed(replaced.get().description().content());
      }
      return names.find(upload.path()).orElseThrow();
    } finally {
      changing.unlock();
      listeners.forEach(Runnable::run);
    }
  }

  @Override
  public List<MediaEntry> list() {
    return names.list();
  }

  @Override
  public Optional<MediaEntry> find(MediaPath path) {
    return names.find(path);
  }

  @Override
  public boolean isUnread(MediaPath path) {
    return names.isUnread(path);
  }

  @Override
  public boolean delete(MediaPath path, boolean force)
      throws MediaInUseException, MediaStoreException {
    changing.lock();
    try {
      Optional<MediaEntry> entry = names.find(path);
      if (entry.isEmpty()) {
        return deleteUnread(path);
      }
      ContentId content = entry.get().description().content();
      int sessions = force ? 0 : sessionsStreaming.applyAsInt(content);
      if (sessions > 0) {
        throw new MediaInUseException(path, sessions);
      }
      names.remove(path);
      removeUnlessNamed(content);
      return true;
    } catch (IOException e) {
      throw StoreFailure.of("the media could not be removed", e);
    } finally {
      changing.unlock();
      listeners.forEach(Runnable::run);
    }
  }

  /** What it referred to may not be known: that is left for the next start. */
  private boolean deleteUnread(MediaPath path) throws IOException {
    boolean unread = names.isUnread(path);
    if (unread) {
      names.remove(path);
    }
    return unread;
  }

  /** Leaves it for the next start if the disk does not comply. */
  private void removeUnlessNamed(ContentId content) {
    if (!names.mayReferTo(content)) {
      try {
        shelf.remove(content);
      } catch (IOException e) {
        MediaLog.LOG.notRemoved(layout.content(content), e);
      }
    }
  }

  @Override
  public List<MediaArrival> arrivals() {
    synchronized (arrived) {
      watched.ifPresent(WatchedDirectory::scan);
      List<MediaArrival> found = List.copyOf(arrived);
      arrived.clear();
      return found;
    }
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public long freeBytes() {
    return space.octets();
  }

  /** Processor time, in nanoseconds, that media tools have used at low priority. Never blocks. */
  public long toolNanos() {
    return importer.toolNanos();
  }

  /** Imports that were ended because they would have used too much. Never blocks. */
  public long boundedImports() {
    return bounded.sum();
  }

  @Override
  public Optional<Content> open(ContentId id) throws IOException {
    return shelf.open(id);
  }

  /** Lets another process open the store. Content that is open stays readable. Idempotent. */
  @Override
  public void close() throws IOException {
    space.close();
    lock.close();
  }
}
