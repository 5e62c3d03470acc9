package io.baton.engine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was opened, in reverse order; one failure does not keep the rest from being closed.
 */
final class Teardown implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  /** A step that opens something. */
  @FunctionalInterface
  interface Step<T> {
    T take() throws IOException;
  }

  /** Takes a step; if it fails, in whatever way, everything that was opened is closed. */
  <T> T attempt(Step<T> step) throws IOException {
    boolean succeeded = false;
    try {
      T result = step.take();
      succeeded = true;
      return result;
    } finally {
      if (!succeeded) {
        close();
      }
    }
  }

  /** Idempotent. */
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      AutoCloseable resource = opened.pop();
      try {
        resource.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        EngineLog.LOG.notClosed(e, resource.getClass().getSimpleName());
      } catch (Exception e) {
        EngineLog.LOG.notClosed(e, resource.getClass().getSimpleName());
      }
    }
  }
}
