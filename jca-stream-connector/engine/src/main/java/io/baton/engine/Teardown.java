package io.baton.engine;

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
