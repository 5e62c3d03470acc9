package io.baton.engine.media.store;

import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.engine.media.ingest.tools.DiskReserve;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * The space left on the store's disk. A disk that hangs does not answer for minutes, so it is asked
 * in the background, once a second, and a reader of figures gets the last answer. A caller that is
 * about to write asks the disk itself. Thread-safe.
 */
final class FreeSpace implements DiskReserve, AutoCloseable {
  private static final long PERIOD_SECONDS = 1;

  private final Path root;
  private final Source source;
  private final long reserve;
  private final ScheduledExecutorService background;
  private volatile long latest;
  private volatile LongConsumer relief = octets -> {};

  // Of the background thread alone.
  private boolean failing;

  /** Asks the disk, which may block. */
  @FunctionalInterface
  interface Source {
    /** Octets that may be written. */
    long octets() throws IOException;
  }

  /**
   * Asks once here, and from now on in the background.
   *
   * @param root the store's directory, for messages
   * @param reserve octets that are to stay free
   */
  FreeSpace(Path root, Source source, long reserve) throws IOException {
    this.root = root;
    this.source = source;
    this.reserve = reserve;
    latest = source.octets();
    background = Executors.newSingleThreadScheduledExecutor(FreeSpace::thread);
    background.scheduleWithFixedDelay(this::ask, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "baton-media-space");
    thread.setDaemon(true);
    return thread;
  }

  private void ask() {
    try {
      latest = source.octets();
      failing = false;
    } catch (IOException e) {
      latest = 0;
      if (!failing) {
        failing = true;
        MediaLog.LOG.spaceUnknown(root, e);
      }
    }
  }

  /** Has something give way when octets are missing, before the disk is called full. */
  void onShortage(LongConsumer task) {
    relief = task;
  }

  /** What the disk said last; 0 if it failed. Never blocks. */
  long octets() {
    return latest;
  }

  /**
   * Asks the disk whether something may be written.
   *
   * @param octets how much is about to be
   * @throws MediaStoreException {@link Reason#DISK_FULL} if less than the reserve would be left
   */
  void require(long octets) throws IOException, MediaStoreException {
    long free = free(octets);
    if (octets > free - reserve) {
      throw new MediaStoreException(
          Reason.DISK_FULL,
          "no space left: of %d bytes that are free, %d are to stay so".formatted(free, reserve));
    }
  }

  /** Asks the disk whether the reserve stays free when something is written. */
  @Override
  public boolean allows(long octets) throws IOException {
    return octets <= free(octets) - reserve;
  }

  /** What the disk says, after something has given way if it is too little. */
  private long free(long octets) throws IOException {
    long free = source.octets();
    long missing = octets - (free - reserve);
    if (missing <= 0) {
      return free;
    }
    relief.accept(missing);
    return source.octets();
  }

  /** Does not wait for a disk that hangs. Idempotent. */
  @Override
  public void close() {
    background.shutdownNow();
  }
}
