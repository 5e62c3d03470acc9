package io.baton.connector.media;

import java.nio.ByteBuffer;

/**
 * An upload while its bytes arrive. Used by one thread at a time; its methods touch the disk and
 * block.
 */
public interface UploadReception extends AutoCloseable {
  /**
   * Appends bytes.
   *
   * @param part read to its limit
   * @throws MediaStoreException if the upload is longer than the configured limit or the disk is
   *     full
   */
  void write(ByteBuffer part) throws MediaStoreException;

  /**
   * Accepts the upload: when this returns, bytes and description are on the disk and survive a
   * crash. Of several uploads of a name, the one accepted last counts.
   *
   * @throws MediaStoreException {@link MediaStoreException.Reason#INCOMPLETE} if bytes are missing
   */
  StagedUpload accept() throws MediaStoreException;

  /** Discards what was received unless it was accepted. Idempotent. */
  @Override
  void close();
}
