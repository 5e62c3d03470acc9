package io.baton.catalog.job;

import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Imports that run now: one at a time for each name, with its progress, and a way to stop it. */
@Singleton
@Startup
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RunningImports {
  private final Map<MediaPath, Run> runs = new HashMap<>();
  private final ImportOrder order = new ImportOrder();

  /**
   * Takes the name of the upload that is to be imported next for the calling thread.
   *
   * @param staged all uploads, in the order in which they were accepted
   * @param startable which of them may be imported now
   * @return to be closed; empty if there is nothing to do
   */
  public synchronized Optional<Run> claimNext(
      List<StagedUpload> staged, Predicate<StagedUpload> startable) {
    List<String> publishers =
        runs.values().stream()
            .flatMap(run -> run.upload.stream())
            .map(StagedUpload::publisher)
            .toList();
    return order
        .next(
            staged,
            upload -> !runs.containsKey(upload.path()) && startable.test(upload),
            publishers)
        .map(upload -> start(upload.path(), Optional.of(upload)));
  }

  /** Takes a name unless it is taken. */
  public synchronized Optional<Run> tryClaim(MediaPath path) {
    return runs.containsKey(path) ? Optional.empty() : Optional.of(start(path, Optional.empty()));
  }

  /** Takes a name away from an import, which is interrupted if one runs; waits for its end. */
  public synchronized Run takeOver(MediaPath path) throws InterruptedException {
    while (runs.containsKey(path)) {
      runs.get(path).cancel();
      wait();
    }
    return start(path, Optional.empty());
  }

  /** Whether imports run: an importer that ends looks for more by itself. */
  public synchronized boolean isBusy() {
    return !runs.isEmpty();
  }

  /** Part done of the import of a name, 0.0 to 1.0; empty if none runs. */
  public synchronized OptionalDouble progress(MediaPath path) {
    Run run = runs.get(path);
    return run == null ? OptionalDouble.empty() : OptionalDouble.of(run.progress);
  }

  private Run start(MediaPath path, Optional<StagedUpload> upload) {
    Run run = new Run(path, upload, Thread.currentThread());
    runs.put(path, run);
    return run;
  }

  private synchronized void release(Run run) {
    runs.remove(run.path, run);
    notifyAll();
  }

  /**
   * The time in which a thread has a name for itself. It is interrupted only between {@link #begin}
   * and {@link #end}: elsewhere it may be at work in a database that an interrupt would close.
   */
  public final class Run implements AutoCloseable {
    private final MediaPath path;
    private final Optional<StagedUpload> upload;
    private final Thread thread;
    private volatile double progress;
    private boolean importing;
    private boolean cancelled;

    private Run(MediaPath path, Optional<StagedUpload> upload, Thread thread) {
      this.path = path;
      this.upload = upload;
      this.thread = thread;
    }

    /** The upload to be imported. */
    StagedUpload upload() {
      return upload.orElseThrow();
    }

    /** Tells whether the import may begin: not if it was cancelled already. */
    boolean begin() {
      synchronized (RunningImports.this) {
        importing = !cancelled;
        return importing;
      }
    }

    void end() {
      synchronized (RunningImports.this) {
        importing = false;
        if (cancelled) {
          // The thread belongs to the server: the interrupt was meant for the import alone.
          Thread.interrupted();
        }
      }
    }

    void progress(double part) {
      progress = part;
    }

    /** Whether a deletion wants the name and the import was told to stop. */
    boolean isCancelled() {
      synchronized (RunningImports.this) {
        return cancelled;
      }
    }

    // Called with the lock held.
    private void cancel() {
      if (importing && !cancelled) {
        thread.interrupt();
      }
      cancelled = true;
    }

    @Override
    public void close() {
      release(this);
    }
  }
}
