package io.baton.management.node;

import io.baton.catalog.MediaCatalog;
import io.baton.management.FiguresMBean;
import io.baton.management.MBeans;
import io.baton.node.Cached;
import io.baton.node.LocalEngine;
import io.baton.node.NodeMonitor;
import io.baton.node.NodeStatus;
import io.baton.node.SteadyClock;
import io.baton.session.SessionRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Registers the node's JMX beans and metrics when it starts, and takes them away when it stops. It
 * is the last to start: the server lets callers of beans wait until all of these have started, for
 * ever if one fails, and health checks and scrapers that wait would keep the server from stopping.
 */
@Singleton
@Startup
@DependsOn({"ArrivalTimer", "LocalNodeMonitor", "EngineSessionRegistry", "JpaMediaCatalog"})
@LocalBean
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeManagement {
  private static final Duration AGE = Duration.ofSeconds(1);

  @EJB private NodeMonitor monitor;
  @EJB private LocalEngine engine;
  @EJB private SessionRegistry sessions;
  @EJB private MediaCatalog catalog;
  @Inject private Instance<MeterRegistry> registries;

  private final MBeans beans = new MBeans();
  private Optional<NodeMetrics> metrics = Optional.empty();

  /** For the container. */
  public NodeManagement() {}

  public NodeManagement(
      NodeMonitor monitor, LocalEngine engine, SessionRegistry sessions, MediaCatalog catalog) {
    this.monitor = monitor;
    this.engine = engine;
    this.sessions = sessions;
    this.catalog = catalog;
  }

  /**
   * There is no registry if the server runs without its metrics subsystem, and one and the same for
   * each module of the application if it runs with it.
   */
  @PostConstruct
  void start() {
    register(registries.stream().findFirst());
  }

  void register(Optional<MeterRegistry> registry) {
    Supplier<NodeStatus> status = new Cached<>(monitor::status, AGE, SteadyClock.system())::get;
    beans.register(
        "Engine", new FiguresMBean<>("The streaming engine of this node", NodeFigures.ALL, status));
    beans.register(
        "Sessions", new SessionsManagement(status, sessions, engine), SessionsMXBean.class);
    beans.register("Media", new MediaManagement(status, catalog, engine), MediaMXBean.class);
    metrics = registry.map(present -> new NodeMetrics(present, status));
  }

  @PreDestroy
  void unregister() {
    metrics.ifPresent(NodeMetrics::close);
    beans.close();
  }
}
