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
import io.baton.engine.media.ContentFiles;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

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
  private final Inventory inventory;
  private final StoreConversion conversion;
  private final StagingArea staging;
  private final MediaImporter importer;
  private final Optional<CopyStore> copies;
  private final Optional<WatchedDirectory> watched;
  private final boolean transcode;

  // What the watched directory reported since it was last asked; guarded by itself.
  private final List<MediaArrival> arrived = new ArrayList<>();

  private final Set<String> importing = ConcurrentHashMap.newKeySet();
  private final LongAdder bounded = new LongAdder();

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
    this.transcode = configuration.transcode();
    this.shelf = new ContentShelf(layout);
    this.names = new NameTable(layout, shelf);
    this.inventory = new Inventory(layout, shelf, names, sessionsStreaming, clock);
    this.conversion = new StoreConversion(layout, shelf, names, inventory, space, step -> {});
    CopyStore kept =
        new CopyStore(
            layout, shelf, names, inventory, space, configuration.supplyAdoptOctets(), step -> {});
    space.onShortage(kept::giveUp);
    this.copies = Optional.of(kept).filter(any -> configuration.supplyAdopt());
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
      store.inventory.removeOrphans();
      store.conversion.start();
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
          importer.run(staging.file(upload), work, transcode || upload.transcode(), progress);
      MediaEntry entry = inventory.publish(upload, media, work);
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

  @Override
  public List<MediaEntry> list() {
    return names.list();
  }

  @Override
  public Optional<MediaEntry> find(MediaPath path) {
    return names.find(path);
  }

  @Override
  public Map<MediaPath, Instant> converting() {
    return names.former().stream()
        .collect(Collectors.toUnmodifiableMap(StoredName::path, StoredName::imported));
  }

  @Override
  public boolean isUnread(MediaPath path) {
    return names.isUnread(path);
  }

  @Override
  public boolean delete(MediaPath path, boolean force)
      throws MediaInUseException, MediaStoreException {
    try {
      return inventory.delete(path, force);
    } catch (IOException e) {
      throw StoreFailure.of("the media could not be removed", e);
    }
  }

  @Override
  public boolean withdraw(MediaEntry copy) {
    return inventory.withdraw(copy);
  }

  /** Where copies of other nodes' content are kept; empty if none are to be. */
  public Optional<CopyStore> copies() {
    return copies;
  }

  /** The node that has the original of what is only a copy here; empty if it was uploaded here. */
  public Optional<String> origin(ContentId content) {
    return names.origin(content);
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
    inventory.onChange(listener);
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

  /**
   * The files of content, for other nodes to read pieces of; empty if it is not there, or is
   * damaged. Looks at the disk.
   */
  public Optional<ContentFiles> files(ContentId id) {
    return shelf.files(id);
  }

  /**
   * Reads content as a whole and compares it with its manifest. What is damaged is withdrawn: its
   * names are not found any more, and importing it again mends it. Takes as long as the disk does;
   * one call after the other is served.
   *
   * @return whether it is intact, or not there
   * @throws IOException if it cannot be read
   * @throws InterruptedException if this thread was interrupted meanwhile
   */
  public boolean verify(ContentId id) throws IOException, InterruptedException {
    return inventory.verify(id);
  }

  /** Lets another process open the store. Content that is open stays readable. Idempotent. */
  @Override
  public void close() throws IOException {
    conversion.close();
    space.close();
    lock.close();
  }
}
