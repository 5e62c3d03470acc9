package io.baton.web.ctp;

import io.baton.catalog.upload.IncomingUpload;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The body of an upload on its way to the disk. Holds no thread while it waits for bytes: the
 * server tells when there are some, and a worker writes a part of them, then the next upload's.
 */
final class UploadTransfer implements ReadListener {
  private static final int BUFFER_OCTETS = 1 << 16;

  /** What one upload may write before others have their turn. */
  private static final int TURN_OCTETS = 1 << 20;

  private final ServletInputStream body;
  private final IncomingUpload upload;
  private final Executor workers;
  private final Consumer<Optional<Throwable>> end;
  private final ReentrantLock reading = new ReentrantLock();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final byte[] buffer = new byte[BUFFER_OCTETS];

  /**
   * A transfer; it begins when it listens to its body.
   *
   * @param workers for the disk
   * @param end told once why it failed, or nothing if the upload was accepted
   */
  UploadTransfer(
      ServletInputStream body,
      IncomingUpload upload,
      Executor workers,
      Consumer<Optional<Throwable>> end) {
    this.body = body;
    this.upload = upload;
    this.workers = workers;
    this.end = end;
  }

  /** Called by the server's I/O thread, which must not wait for the disk. */
  @Override
  public void onDataAvailable() {
    hand(this::read);
  }

  @Override
  public void onAllDataRead() {
    hand(this::accept);
  }

  @Override
  public void onError(Throwable failure) {
    hand(() -> fail(new MediaStoreException(Reason.INCOMPLETE, "the transfer broke off", failure)));
  }

  private void hand(Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      fail(new MediaStoreException(Reason.UNAVAILABLE, "the node is stopping", e));
    }
  }

  private void read() {
    reading.lock();
    try {
      int octets = 0;
      while (!ended.get() && octets < TURN_OCTETS) {
        if (!body.isReady()) {
          // The server calls when there is more, or when there was no more.
          return;
        }
        int count = body.read(buffer);
        if (count > 0) {
          upload.write(ByteBuffer.wrap(buffer, 0, count));
          octets += count;
        }
        if (count < 0 || body.isFinished()) {
          accept();
          return;
        }
      }
      if (!ended.get()) {
        hand(this::read);
      }
    } catch (IOException e) {
      fail(new MediaStoreException(Reason.INCOMPLETE, "the transfer broke off", e));
    } catch (MediaStoreException | RuntimeException e) {
      fail(e);
    } finally {
      reading.unlock();
    }
  }

  private void accept() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    Optional<Throwable> failure = Optional.empty();
    try {
      upload.accept();
    } catch (MediaStoreException | RuntimeException e) {
      failure = Optional.of(e);
    } finally {
      upload.close();
    }
    end.accept(failure);
  }

  /** Whether its sender is too slow. */
  boolean isTooSlow() {
    return !ended.get() && upload.isTooSlow();
  }

  /** Ends it without accepting the upload. */
  void fail(Throwable why) {
    if (ended.compareAndSet(false, true)) {
      upload.close();
      end.accept(Optional.of(why));
    }
  }
}
