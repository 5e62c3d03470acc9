package io.baton.catalog.upload;

import io.baton.connector.media.MediaStoreException;
import java.nio.ByteBuffer;

/**
 * An upload while it is received. One thread at a time writes and accepts, without a security
 * context; the other methods may be called in any thread.
 */
public interface IncomingUpload extends AutoCloseable {
  /** Appends bytes; see {@link io.baton.connector.media.UploadReception#write}. */
  void write(ByteBuffer part) throws MediaStoreException;

  /**
   * Accepts the upload, which is on the disk when this returns; see {@link
   * io.baton.connector.media.UploadReception#accept}.
   */
  void accept() throws MediaStoreException;

  /** Whether its sender brought less than the minimum rate asks for. */
  boolean isTooSlow();

  /** Discards what was received unless it was accepted. Idempotent. */
  @Override
  void close();
}
