package io.baton.engine.piece.server;

import io.baton.engine.media.ContentFiles;
import io.baton.engine.piece.DamageReport;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The content of the media store, and the checks of what is reported damaged: one at a time, for
 * each reads a whole film; further reports of content that waits for its check add nothing.
 */
public final class SuppliedContent implements ContentSource, AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  private final Function<ContentId, Optional<ContentFiles>> files;
  private final Function<ContentId, Optional<String>> origins;
  private final Check check;
  private final Set<ContentId> awaited = ConcurrentHashMap.newKeySet();
  private final ExecutorService checks;

  /** How content is checked. */
  @FunctionalInterface
  public interface Check {
    /**
     * Checks content, and withdraws it if it is damaged; may take minutes.
     *
     * @return whether it is intact
     */
    boolean verify(ContentId content) throws IOException, InterruptedException;
  }

  /**
   * Content, and how it is checked.
   *
   * @param files of content; never waits
   * @param origins of content that is only a copy; never waits
   */
  public SuppliedContent(
      Function<ContentId, Optional<ContentFiles>> files,
      Function<ContentId, Optional<String>> origins,
      Check check) {
    this.files = files;
    this.origins = origins;
    this.check = check;
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            SuppliedContent::thread);
    thread.allowCoreThreadTimeOut(true);
    checks = thread;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "baton-pieces-check");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Optional<ContentFiles> files(ContentId content) {
    return files.apply(content);
  }

  @Override
  public Optional<String> origin(ContentId content) {
    return origins.apply(content);
  }

  @Override
  public void damaged(DamageReport report) {
    ContentId content = report.content();
    if (awaited.add(content)) {
      try {
        checks.execute(() -> check(content));
      } catch (RejectedExecutionException e) {
        awaited.remove(content);
      }
    }
  }

  private void check(ContentId content) {
    try {
      if (check.verify(content)) {
        PieceLog.LOG.intact(content);
      }
    } catch (IOException e) {
      PieceLog.LOG.notChecked(e, content);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      awaited.remove(content);
    }
  }

  /** Begins no more checks; one that is under way is interrupted. Idempotent. */
  @Override
  public void close() {
    checks.shutdownNow();
  }
}
