package io.baton.catalog.upload;

import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadReception;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** An upload within the limits, until it is closed. */
final class AdmittedUpload implements IncomingUpload {
  private final UploadReception reception;
  private final TransferRate rate;
  private final Consumer<StagedUpload> accepted;
  private final Runnable left;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * An upload that was admitted.
   *
   * @param accepted told of the upload when it is on the disk
   * @param left run once, when this is closed
   */
  AdmittedUpload(
      UploadReception reception,
      TransferRate rate,
      Consumer<StagedUpload> accepted,
      Runnable left) {
    this.reception = reception;
    this.rate = rate;
    this.accepted = accepted;
    this.left = left;
  }

  @Override
  public void write(ByteBuffer part) throws MediaStoreException {
    int count = part.remaining();
    long began = System.nanoTime();
    reception.write(part);
    rate.received(count, System.nanoTime() - began);
  }

  @Override
  public void accept() throws MediaStoreException {
    accepted.accept(reception.accept());
  }

  @Override
  public boolean isTooSlow() {
    return rate.isTooSlow();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      reception.close();
      left.run();
    }
  }
}
