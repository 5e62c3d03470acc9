package io.baton.metrics;

import io.undertow.server.HttpHandler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.as.server.mgmt.domain.ExtensibleHttpManagement;
import org.jboss.msc.Service;
import org.jboss.msc.service.LifecycleEvent;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/**
 * A path of the server's management interface, beside {@code /health}: a service of the server's
 * container, so that it comes and goes with the interface.
 */
final class ManagementContext implements AutoCloseable {
  private static final ServiceName HTTP =
      ServiceName.of("org", "wildfly", "management", "http", "extensible");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ServiceController<?> controller;

  private ManagementContext(ServiceController<?> controller) {
    this.controller = controller;
  }

  static boolean isPossible(ServiceContainer container) {
    return container.getService(HTTP) != null;
  }

  /**
   * Adds the path, once the interface is there.
   *
   * @param secured whether users of the management interface alone are answered
   */
  static ManagementContext open(
      ServiceContainer container, String path, boolean secured, HttpHandler handler) {
    ServiceBuilder<?> builder = container.addService();
    Supplier<ExtensibleHttpManagement> http = builder.requires(HTTP);
    builder.setInstance(new Context(http, path, secured, handler));
    return new ManagementContext(builder.install());
  }

  /** Takes the path away; it can be added again afterwards. */
  @Override
  public void close() {
    CountDownLatch removed = new CountDownLatch(1);
    controller.addListener(
        (service, event) -> {
          if (event == LifecycleEvent.REMOVED) {
            removed.countDown();
          }
        });
    controller.setMode(ServiceController.Mode.REMOVE);
    try {
      if (!removed.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the management interface keeps its path");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Context(
      Supplier<ExtensibleHttpManagement> http, String path, boolean secured, HttpHandler handler)
      implements Service {
    @Override
    public void start(StartContext context) {
      http.get().addManagementHandler(path, secured, handler);
    }

    @Override
    public void stop(StopContext context) {
      http.get().removeContext(path);
    }
  }
}
