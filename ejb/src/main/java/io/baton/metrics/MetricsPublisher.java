package io.baton.metrics;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceContainer;

/**
 * Publishes the node's figures for Prometheus, at {@code /baton/metrics} of the management port.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MetricsPublisher implements Metrics {
  static final String PATH = "baton/metrics";

  private final PublishedFigures figures = new PublishedFigures();
  private Optional<ManagementContext> context = Optional.empty();

  /** For the container. */
  public MetricsPublisher() {}

  @PostConstruct
  void start() {
    ServiceContainer container = CurrentServiceContainer.getServiceContainer();
    if (ManagementContext.isPossible(container)) {
      context =
          Optional.of(
              ManagementContext.open(
                  container,
                  PATH,
                  MetricsSettings.read(System.getProperties()).secured(),
                  new MetricsHandler(figures)));
    } else {
      MetricsLog.LOG.noManagementInterface();
    }
  }

  @Override
  public <T> Publication publish(List<Figure<T>> list, Supplier<T> source) {
    return figures.publish(list, source);
  }

  @PreDestroy
  void stop() {
    context.ifPresent(ManagementContext::close);
  }
}
