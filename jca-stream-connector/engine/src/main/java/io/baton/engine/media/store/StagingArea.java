package io.baton.engine.media.store;

import io.baton.connector.MediaStoreException;
import io.baton.connector.MediaStoreException.Reason;
import io.baton.connector.StagedUpload;
import io.baton.engine.media.ingest.FileTree;
import io.baton.engine.media.ingest.Sha256;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Uploads that were received whole and wait to be imported. Thread-safe. */
final class StagingArea {
  private static final String UPLOAD = "upload";
  private static final String METADATA = "upload.json";
  private static final int BUFFER_OCTETS = 1 << 17;

  /** How much is written before the space is looked at again. */
  private static final long SPACE_CHECKED_EVERY = 1 << 24;

  private static final String ID = "[0-9a-f]{32}";

  private final StoreLayout layout;
  private final long maxOctets;
  private final FreeSpace space;
  private final AtomicLong latest = new AtomicLong();

  StagingArea(StoreLayout layout, long maxOctets, FreeSpace space) {
    this.layout = layout;
    this.maxOctets = maxOctets;
    this.space = space;
  }

  /** See {@link io.baton.connector.MediaStore#stage}. */
  StagedUpload receive(MediaPath path, InputStream body, OptionalLong expectedLength)
      throws IOException, MediaStoreException {
    if (expectedLength.isPresent() && expectedLength.getAsLong() > maxOctets) {
      throw tooLarge();
    }
    space.require(expectedLength.orElse(0));
    Path work = layout.newWork();
    try {
      MessageDigest digest = Sha256.digest();
      long octets = copy(body, work.resolve(UPLOAD), digest);
      if (expectedLength.isPresent() && expectedLength.getAsLong() != octets) {
        throw new MediaStoreException(
            Reason.INCOMPLETE,
            "received %d of %d bytes".formatted(octets, expectedLength.getAsLong()));
      }
      String id = nextId();
      StagedUpload upload = new StagedUpload(id, path, octets, Sha256.hex(digest));
      DurableFiles.write(work.resolve(METADATA), StoreJson.bytes(upload));
      DurableFiles.force(work);
      DurableFiles.move(work, layout.staging().resolve(id));
      return upload;
    } finally {
      FileTree.delete(work);
    }
  }

  /**
   * Ids sort by when the upload was complete; the clock of the file system is too coarse to tell
   * two that come at once apart.
   */
  private String nextId() {
    Instant now = Instant.now();
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    long order = latest.updateAndGet(before -> Math.max(before + 1, nanos));
    return String.format("%016x%016x", order, ThreadLocalRandom.current().nextLong());
  }

  private long copy(InputStream body, Path file, MessageDigest digest)
      throws IOException, MediaStoreException {
    byte[] buffer = new byte[BUFFER_OCTETS];
    long octets = 0;
    long checkedAt = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
        octets += read;
        if (octets > maxOctets) {
          throw tooLarge();
        }
        if (octets - checkedAt >= SPACE_CHECKED_EVERY) {
          space.require(0);
          checkedAt = octets;
        }
        digest.update(buffer, 0, read);
        ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
        while (part.hasRemaining()) {
          channel.write(part);
        }
      }
      channel.force(true);
    }
    return octets;
  }

  /** A sender that breaks off is told from a disk that fails. */
  private static int read(InputStream body, byte[] buffer) throws MediaStoreException {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new MediaStoreException(Reason.INCOMPLETE, "the transfer broke off", e);
    }
  }

  private MediaStoreException tooLarge() {
    return new MediaStoreException(
        Reason.TOO_LARGE, "uploads may have up to " + maxOctets + " bytes");
  }

  /** All uploads, oldest first; one that is damaged is logged and left out. */
  List<StagedUpload> list() throws IOException {
    try (Stream<Path> directories = Files.list(layout.staging())) {
      return directories.sorted().flatMap(directory -> read(directory).stream()).toList();
    }
  }

  /** An upload by its id; empty if there is none. */
  Optional<StagedUpload> find(String id) {
    Path directory = layout.staging().resolve(id.matches(ID) ? id : "none");
    return Files.isDirectory(directory) ? read(directory) : Optional.empty();
  }

  private static Optional<StagedUpload> read(Path directory) {
    try {
      StagedUpload upload = StoreJson.read(directory.resolve(METADATA), StagedUpload.class);
      return directory.endsWith(upload.id()) ? Optional.of(upload) : Optional.empty();
    } catch (IOException e) {
      MediaLog.LOG.ignored(directory, e);
      return Optional.empty();
    }
  }

  /** The bytes of an upload. */
  Path file(StagedUpload upload) {
    return layout.staging().resolve(upload.id()).resolve(UPLOAD);
  }

  /** Removes an upload; does nothing if there is none of that id. */
  void remove(String id) throws IOException {
    if (find(id).isPresent()) {
      Path doomed = layout.newWork();
      DurableFiles.move(layout.staging().resolve(id), doomed.resolve(UPLOAD));
      DurableFiles.force(layout.staging());
      FileTree.delete(doomed);
    }
  }
}
