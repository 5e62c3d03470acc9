package io.baton.connector.ra;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.as.network.SocketBinding;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/**
 * Socket bindings of WildFly, read from its service container. They start on demand, so a service
 * that requires the binding is installed for as long as the look-up takes.
 */
final class WildFlySocketBindings implements SocketBindings {
  private static final ServiceName BINDINGS =
      ServiceName.of("org", "wildfly", "network", "socket-binding");

  private final Duration limit;

  WildFlySocketBindings(Duration limit) {
    this.limit = limit;
  }

  @Override
  public InetSocketAddress resolve(String name) throws ResourceAdapterInternalException {
    ServiceContainer container = CurrentServiceContainer.getServiceContainer();
    ServiceName binding = BINDINGS.append(name);
    if (container.getService(binding) == null) {
      throw new ResourceAdapterInternalException(
          "The server has no socket binding '" + name + "': add it to its socket binding group");
    }
    ServiceBuilder<?> builder = container.addService();
    Supplier<SocketBinding> value = builder.requires(binding);
    CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
    builder.setInstance(new LookUp(value, address));
    ServiceController<?> controller = builder.install();
    try {
      return address.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw unavailable(name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(name, e);
    } finally {
      controller.setMode(ServiceController.Mode.REMOVE);
    }
  }

  private ResourceAdapterInternalException unavailable(String name, Exception cause) {
    return new ResourceAdapterInternalException(
        "The socket binding '" + name + "' did not start within " + limit.toSeconds() + " s",
        cause);
  }

  private record LookUp(
      Supplier<SocketBinding> binding, CompletableFuture<InetSocketAddress> address)
      implements Service {
    @Override
    public void start(StartContext context) {
      address.complete(binding.get().getSocketAddress());
    }

    @Override
    public void stop(StopContext context) {
      // Holds nothing.
    }
  }
}
