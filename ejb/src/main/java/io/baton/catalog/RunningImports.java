package io.baton.catalog;

import io.baton.model.media.MediaPath;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Imports that run now: one at a time for each name, with its progress, and a way to stop it. */
@Singleton
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RunningImports {
  private final Map<MediaPath, Run> runs = new HashMap<>();

  /**
   * Takes a name for the calling thread, waiting until nobody else has it.
   *
   * @return to be closed by the same thread
   */
  public synchronized Run claim(MediaPath path) throws InterruptedException {
    while (runs.containsKey(path)) {
      wait();
    }
    Run run = new Run(path, Thread.currentThread());
    runs.put(path, run);
    return run;
  }

  /** Takes a name away from an import, which is interrupted if one runs. */
  public synchronized Run takeOver(MediaPath path) throws InterruptedException {
    Run run = runs.get(path);
    if (run != null) {
      run.cancel();
    }
    return claim(path);
  }

  /** Part done of the import of a name, 0.0 to 1.0; empty if none runs. */
  public synchronized OptionalDouble progress(MediaPath path) {
    Run run = runs.get(path);
    return run == null ? OptionalDouble.empty() : OptionalDouble.of(run.progress);
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
    private final Thread thread;
    private volatile double progress;
    private boolean importing;
    private boolean cancelled;

    private Run(MediaPath path, Thread thread) {
      this.path = path;
      this.thread = thread;
    }

    void begin() {
      synchronized (RunningImports.this) {
        importing = true;
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

    /** Whether somebody else wants the name and the import was told to stop. */
    boolean isCancelled() {
      synchronized (RunningImports.this) {
        return cancelled;
      }
    }

    // Called with the lock held.
    private void cancel() {
      if (importing) {
        cancelled = true;
        thread.interrupt();
      }
    }

    @Override
    public void close() {
      release(this);
    }
  }
}
