package io.baton.engine.media.store;

import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.connector.media.UploadReception;
import io.baton.engine.media.ingest.tools.FileTree;
import io.baton.engine.media.manifest.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** An upload on its way into the staging area: a file in the working area until it is whole. */
final class StagedReception implements UploadReception {
  /** How much is written before the space is looked at again. */
  private static final long SPACE_CHECKED_EVERY = 1 << 24;

  private final StagingArea area;
  private final UploadDescription upload;
  private final FreeSpace space;
  private final Path work;
  private final FileChannel file;
  private final MessageDigest digest = Sha256.digest();
  private long octets;
  private long checkedAt;

  StagedReception(StagingArea area, UploadDescription upload, FreeSpace space, Path work)
      throws IOException {
    this.area = area;
    this.upload = upload;
    this.space = space;
    this.work = work;
    this.file =
        FileChannel.open(
            work.resolve(StagingArea.UPLOAD),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
  }

  @Override
  public void write(ByteBuffer part) throws MediaStoreException {
    octets += part.remaining();
    area.requireAllowed(octets);
    try {
      if (octets - checkedAt >= SPACE_CHECKED_EVERY) {
        space.require(0);
        checkedAt = octets;
      }
      digest.update(part.duplicate());
      while (part.hasRemaining()) {
        file.write(part);
      }
    } catch (IOException e) {
      throw StoreFailure.of("the upload could not be stored", e);
    }
  }

  @Override
  public StagedUpload accept() throws MediaStoreException {
    long expected = upload.expectedLength().orElse(octets);
    if (expected != octets) {
      throw new MediaStoreException(
          Reason.INCOMPLETE, "received %d of %d bytes".formatted(octets, expected));
    }
    try {
      file.force(true);
      file.close();
      return area.accept(work, upload, octets, Sha256.hex(digest));
    } catch (IOException e) {
      throw StoreFailure.of("the upload could not be stored", e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
      FileTree.delete(work);
    } catch (IOException e) {
      MediaLog.LOG.notRemoved(work, e);
    }
  }
}
