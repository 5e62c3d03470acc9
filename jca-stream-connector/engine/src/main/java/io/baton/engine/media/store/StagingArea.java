package io.baton.engine.media.store;

import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.connector.media.UploadReception;
import io.baton.engine.media.ingest.tools.FileTree;
import io.baton.engine.media.manifest.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Uploads that were received whole and wait to be imported, on the disk and in memory. What is here
 * was accepted, and is the only record of that. Thread-safe.
 */
final class StagingArea {
  /** Name of the file with an upload's bytes. */
  static final String UPLOAD = "upload";

  private static final String METADATA = "upload.json";
  private static final int ORDER_DIGITS = 16;
  private static final int HEX = 16;

  private final StoreLayout layout;
  private final long maxOctets;
  private final FreeSpace space;
  private final Clock clock;
  private final ConcurrentNavigableMap<String, StagedUpload> uploads =
      new ConcurrentSkipListMap<>();

  /** Place of the latest upload in the order of acceptance; guarded by this. */
  private long latest;

  /** Reads what the last run left; an upload that is damaged is logged and left where it is. */
  StagingArea(StoreLayout layout, long maxOctets, FreeSpace space, Clock clock) throws IOException {
    this.layout = layout;
    this.maxOctets = maxOctets;
    this.space = space;
    this.clock = clock;
    try (Stream<Path> directories = Files.list(layout.staging())) {
      directories.forEach(this::load);
    }
    if (!uploads.isEmpty()) {
      latest = order(uploads.lastKey());
    }
  }

  private void load(Path directory) {
    try {
      StagedUpload upload = StoreJson.read(directory.resolve(METADATA), StagedUpload.class);
      if (!directory.endsWith(upload.id())) {
        throw new IOException("it holds another upload: " + upload.id());
      }
      uploads.put(upload.id(), upload);
    } catch (IOException e) {
      MediaLog.LOG.ignored(directory, e);
    }
  }

  private static long order(String id) {
    return Long.parseUnsignedLong(id.substring(0, ORDER_DIGITS), HEX);
  }

  /** See {@link io.baton.connector.media.MediaStore#receive}. */
  UploadReception receive(UploadDescription upload) throws IOException, MediaStoreException {
    long announced = upload.expectedLength().orElse(0);
    requireAllowed(announced);
    space.require(announced);
    return new StagedReception(this, upload, space, layout.newWork());
  }

  /**
   * Refuses what is too large.
   *
   * @throws MediaStoreException {@link Reason#TOO_LARGE} if uploads may not have that many bytes
   */
  void requireAllowed(long octets) throws MediaStoreException {
    if (octets > maxOctets) {
      throw new MediaStoreException(
          Reason.TOO_LARGE, "uploads may have up to " + maxOctets + " bytes");
    }
  }

  /**
   * Takes in an upload that is whole. One at a time, so that the order of the ids is the order in
   * which uploads appear.
   *
   * @param work directory with the bytes, which are on the disk
   */
  synchronized StagedUpload accept(Path work, UploadDescription upload, long octets, String sha256)
      throws IOException {
    StagedUpload staged =
        new StagedUpload(
            nextId(),
            upload.path(),
            octets,
            sha256,
            upload.publisher(),
            upload.urgency(),
            upload.transcode(),
            clock.instant());
    DurableFiles.write(work.resolve(METADATA), RecordJson.bytes(staged));
    DurableFiles.force(work);
    DurableFiles.move(work, layout.staging().resolve(staged.id()));
    uploads.put(staged.id(), staged);
    return staged;
  }

  /** Later than all ids before, whatever the clock says. */
  private String nextId() {
    Instant now = clock.instant();
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    latest = Math.max(latest + 1, nanos);
    return String.format("%016x%016x", latest, ThreadLocalRandom.current().nextLong());
  }

  /** All uploads, in the order in which they were accepted. */
  List<StagedUpload> list() {
    return List.copyOf(uploads.values());
  }

  /** An upload by its id; empty if there is none. */
  Optional<StagedUpload> find(String id) {
    return Optional.ofNullable(uploads.get(id));
  }

  /** The bytes of an upload. */
  Path file(StagedUpload upload) {
    return layout.staging().resolve(upload.id()).resolve(UPLOAD);
  }

  /** Removes an upload; does nothing if there is none of that id. */
  synchronized void remove(String id) throws IOException {
    if (uploads.containsKey(id)) {
      Path doomed = layout.newWork();
      DurableFiles.move(layout.staging().resolve(id), doomed.resolve(UPLOAD));
      DurableFiles.force(layout.staging());
      uploads.remove(id);
      FileTree.delete(doomed);
    }
  }
}
