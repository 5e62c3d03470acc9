package io.baton.connector.media;

import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;

/**
 * The node's media store. All methods are thread-safe; those that touch the disk block. Whatever
 * they change is changed atomically and durably: after a crash it is complete or gone.
 */
public interface MediaStore {
  /** Bytes that {@link #stage} reads at once. */
  int STAGE_BUFFER_OCTETS = 1 << 17;

  /**
   * Begins to receive a file into the staging area. Nothing becomes visible until it is imported.
   *
   * @return to be closed
   * @throws MediaStoreException if the announced length is above the configured limit, or the disk
   *     is full
   */
  UploadReception receive(UploadDescription upload) throws MediaStoreException;

  /**
   * Receives a file from a stream.
   *
   * @param body the bytes; read to the end, not closed
   * @throws MediaStoreException if the body ends early, is longer than the configured limit, or the
   *     disk is full; nothing is left behind
   */
  default StagedUpload stage(UploadDescription upload, InputStream body)
      throws MediaStoreException {
    try (UploadReception reception = receive(upload)) {
      byte[] buffer = new byte[STAGE_BUFFER_OCTETS];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        reception.write(ByteBuffer.wrap(buffer, 0, read));
      }
      return reception.accept();
    } catch (IOException e) {
      throw new MediaStoreException(
          MediaStoreException.Reason.INCOMPLETE, "the transfer broke off", e);
    }
  }

  /** Receives a file whose publisher is not known. */
  default StagedUpload stage(MediaPath path, InputStream body, OptionalLong expectedLength)
      throws MediaStoreException {
    return stage(
        new UploadDescription(path, expectedLength, "", UploadDescription.NORMAL, false), body);
  }

  /**
   * Uploads that were received whole and not discarded, in the order in which they were accepted.
   * In memory: does not touch the disk.
   */
  List<StagedUpload> staged();

  /** Removes a staged upload; does nothing if there is none of that id. */
  void discard(String stagedId) throws MediaStoreException;

  /**
   * Imports a staged upload: remuxes it into the canonical file, builds the packet index, publishes
   * both under the upload's path (replacing what was there). Runs for seconds to minutes in the
   * calling thread; interrupting it cancels the import. The upload stays until it is discarded, so
   * that the caller can record first what became of it; importing it again gives the same.
   *
   * @param stagedId from {@link #stage}
   * @param progress told the part done, 0.0 to 1.0, in the calling thread
   * @throws MediaRejectedException if the file cannot be streamed
   * @throws MediaStoreException if the node could not do it now (disk full, tool missing)
   */
  MediaEntry importStaged(String stagedId, DoubleConsumer progress)
      throws MediaRejectedException, MediaStoreException;

  /** All names, in order. */
  List<MediaEntry> list();

  Optional<MediaEntry> find(MediaPath path);

  /**
   * Names whose content was stored by an earlier version and is being converted in the background,
   * or could not be, and when they were imported. They are not found until it is.
   */
  Map<MediaPath, Instant> converting();

  /**
   * Whether there is a name that is not found, but not gone either: it could not be read when the
   * store was opened, its content is {@link #converting() being converted} or was found damaged.
   */
  boolean isUnread(MediaPath path);

  /**
   * Removes a name, also one that could not be read, and its content when no other name refers to
   * it.
   *
   * @param force also if it is being streamed; running sessions play on to their end
   * @return whether there was such a name
   * @throws MediaInUseException if it is being streamed and {@code force} is false
   */
  boolean delete(MediaPath path, boolean force) throws MediaInUseException, MediaStoreException;

  /**
   * Removes a copy of another node's content; running sessions play on to their end. Does nothing
   * if something else is under its name meanwhile.
   *
   * @param copy {@link MediaEntry#isCached() cached}
   * @return whether it was removed
   */
  boolean withdraw(MediaEntry copy);

  /**
   * Looks into the watched directory, if one is configured, and tells which files arrived whole
   * since the last look and are not imported in this state. To be called every few seconds: a file
   * is complete when two looks find it unchanged. The files stay where they are.
   */
  List<MediaArrival> arrivals();

  /**
   * Registers who is to be told, for as long as the store is open, that names came, went or refer
   * to other content. Called in the thread that made the change, after it: must not block.
   */
  void onChange(Runnable listener);

  /** Space left for media, bytes. */
  long freeBytes();
}
