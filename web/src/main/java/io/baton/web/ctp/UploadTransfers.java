package io.baton.web.ctp;

import io.baton.catalog.job.UploadSettings;
import io.baton.catalog.upload.IncomingUpload;
import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.node.BoundedWorkers;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * All uploads that are being received: the threads that write them, a few of their own so that the
 * server's stay free for everything else, and the end of those that are too slow.
 */
@ApplicationScoped
public class UploadTransfers {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Tasks that an upload has at most: reading, and one that ends it. */
  private static final int TASKS_PER_UPLOAD = 4;

  @Resource private ManagedThreadFactory threads;

  private final Set<UploadTransfer> running = ConcurrentHashMap.newKeySet();
  private UploadSettings settings;
  private Executor workers;
  private BoundedWorkers pool;
  private PeriodicTasks tasks;

  /** For the container. */
  public UploadTransfers() {}

  /** With workers of a test; nothing ends slow uploads but {@link #endSlow}. */
  public UploadTransfers(Executor workers, UploadSettings settings) {
    this.workers = workers;
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    settings = UploadSettings.current();
    pool = new BoundedWorkers(threads, settings.workers(), settings.most() * TASKS_PER_UPLOAD);
    workers = pool;
    tasks = new PeriodicTasks(1, threads);
    tasks.repeat(new RepeatedTask("Looking after uploads", this::endSlow), PERIOD);
  }

  /**
   * Receives a body, without a thread of the caller's.
   *
   * @param end told once why it failed, or nothing if the upload was accepted; in another thread
   */
  public void receive(
      ServletInputStream body, IncomingUpload upload, Consumer<Optional<Throwable>> end) {
    UploadTransfer[] self = new UploadTransfer[1];
    UploadTransfer transfer =
        new UploadTransfer(
            body,
            upload,
            workers,
            failure -> {
              running.remove(self[0]);
              end.accept(failure);
            });
    self[0] = transfer;
    running.add(transfer);
    body.setReadListener(transfer);
  }

  /** Ends uploads whose senders bring less than the minimum rate. */
  void endSlow() {
    for (UploadTransfer transfer : running) {
      if (transfer.isTooSlow()) {
        transfer.fail(
            new ProblemException(
                ProblemType.TOO_SLOW,
                "Less than %d bytes a second arrived for %d seconds."
                    .formatted(settings.minRate(), settings.window().toSeconds())));
      }
    }
  }

  @PreDestroy
  void stop() {
    tasks.close();
    List.copyOf(running)
        .forEach(
            transfer ->
                transfer.fail(new MediaStoreException(Reason.UNAVAILABLE, "the node is stopping")));
    pool.close();
  }
}
