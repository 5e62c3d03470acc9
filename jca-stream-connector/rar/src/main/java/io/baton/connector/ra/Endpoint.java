package io.baton.connector.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * The message-driven bean of one listener type, between its activation and its deactivation.
 * Thread-safe; calls run side by side.
 */
final class Endpoint<L> {
  private static final Duration CREATION_LIMIT = Duration.ofSeconds(1);
  private static final Duration DETACH_LIMIT = Duration.ofSeconds(5);

  private final Class<L> listener;
  // Calls hold the read lock; detaching takes the write lock to see the last one out.
  private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();
  private volatile MessageEndpointFactory factory;

  Endpoint(Class<L> listener) {
    this.listener = listener;
  }

  synchronized void attach(MessageEndpointFactory activated) throws ResourceException {
    if (factory != null) {
      throw new ResourceException(
          "Another message-driven bean listens already to " + listener.getSimpleName());
    }
    factory = activated;
  }

  /** Takes no more calls and waits for those that run, within a limit. */
  synchronized void detach(MessageEndpointFactory deactivated) {
    if (factory != deactivated) {
      return;
    }
    factory = null;
    try {
      if (calls.writeLock().tryLock(DETACH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        calls.writeLock().unlock();
      } else {
        ConnectorLog.LOG.stillBusy(listener.getSimpleName(), DETACH_LIMIT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isActive() {
    return factory != null;
  }

  /**
   * Calls the bean.
   *
   * @throws UnavailableException if there is none, or none is free
   */
  <R> R call(Function<L, R> method) throws UnavailableException {
    calls.readLock().lock();
    try {
      MessageEndpointFactory active = factory;
      if (active == null) {
        throw new UnavailableException(
            "No message-driven bean listens to " + listener.getSimpleName());
      }
      MessageEndpoint endpoint = active.createEndpoint(null, CREATION_LIMIT.toMillis());
      try {
        return method.apply(listener.cast(endpoint));
      } finally {
        endpoint.release();
      }
    } finally {
      calls.readLock().unlock();
    }
  }
}
