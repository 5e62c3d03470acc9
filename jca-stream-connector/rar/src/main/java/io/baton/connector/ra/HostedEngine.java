package io.baton.connector.ra;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamEventListener;
import io.baton.connector.StreamRequestListener;
import io.baton.engine.EngineStartException;
import io.baton.engine.StreamEngine;
import io.baton.engine.config.EngineConfiguration;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.work.WorkManager;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The engine between start and stop of the adapter, with what connects it to the beans. */
final class HostedEngine implements AutoCloseable {
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);

  private final Endpoint<StreamRequestListener> requestEndpoint =
      new Endpoint<>(StreamRequestListener.class);
  private final Endpoint<StreamEventListener> eventEndpoint =
      new Endpoint<>(StreamEventListener.class);
  private final RequestDispatcher requests;
  private final EventDispatcher events;
  private final StreamEngine engine;

  private HostedEngine(EngineConfiguration configuration, WorkManager workManager)
      throws EngineStartException {
    Clock clock = Clock.systemUTC();
    requests =
        new RequestDispatcher(
            requestEndpoint,
            workManager,
            configuration.maxPendingRequests(),
            configuration.decisionTimeout(),
            clock);
    events = new EventDispatcher(eventEndpoint, workManager, clock);
    engine = StreamEngine.start(configuration, requests, events);
  }

  static HostedEngine start(EngineConfiguration configuration, WorkManager workManager)
      throws ResourceAdapterInternalException {
    try {
      return BriefThread.call("baton-start", () -> new HostedEngine(configuration, workManager));
    } catch (ExecutionException e) {
      throw new ResourceAdapterInternalException(e.getCause().getMessage(), e.getCause());
    }
  }

  StreamConnection connection() {
    return engine.connection();
  }

  /** Where the bean of an activation is called. */
  Endpoint<?> endpointOf(ActivationSpec spec) {
    return spec instanceof StreamRequestActivation ? requestEndpoint : eventEndpoint;
  }

  @Override
  public void close() {
    try {
      BriefThread.call("baton-stop", Executors.callable(this::stop));
    } catch (ExecutionException e) {
      ConnectorLog.LOG.stopFailed(e.getCause());
    }
  }

  /** The engine first, so that the last events still have somewhere to go. */
  private void stop() {
    engine.close();
    events.close(DRAIN_LIMIT);
    requests.close(DRAIN_LIMIT);
  }
}
