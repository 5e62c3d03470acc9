package io.baton.management.node;

import io.baton.catalog.MediaCatalog;
import io.baton.management.FiguresMBean;
import io.baton.management.MBeans;
import io.baton.metrics.Metrics;
import io.baton.metrics.Publication;
import io.baton.node.Cached;
import io.baton.node.LocalEngine;
import io.baton.node.NodeMonitor;
import io.baton.node.NodeStatus;
import io.baton.node.SteadyClock;
import io.baton.session.SessionRegistry;
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
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Registers the node's JMX beans and metrics when it starts, and takes them away when it stops. It
 * is the last to start: the server lets callers of beans wait until all of these have started, for
 * ever if one fails, and health checks and scrapers that wait would keep the server from stopping.
 */
@Singleton
@Startup
@DependsOn({
  "MetricsPublisher",
  "ArrivalTimer",
  "LocalNodeMonitor",
  "EngineSessionRegistry",
  "JpaMediaCatalog"
})
@LocalBean
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeManagement {
  private static final Duration AGE = Duration.ofSeconds(1);

  @EJB private NodeMonitor monitor;
  @EJB private LocalEngine engine;
  @EJB private SessionRegistry sessions;
  @EJB private MediaCatalog catalog;
  @EJB private Metrics metrics;

  private final MBeans beans = new MBeans();
  private Publication published;

  /** For the container. */
  public NodeManagement() {}

  public NodeManagement(
      NodeMonitor monitor,
      LocalEngine engine,
      SessionRegistry sessions,
      MediaCatalog catalog,
      Metrics metrics) {
    this.monitor = monitor;
    this.engine = engine;
    this.sessions = sessions;
    this.catalog = catalog;
    this.metrics = metrics;
  }

  @PostConstruct
  void start() {
    Supplier<NodeStatus> status = new Cached<>(monitor::status, AGE, SteadyClock.system())::get;
    beans.register(
        "Engine", new FiguresMBean<>("The streaming engine of this node", NodeFigures.ALL, status));
    beans.register(
        "Sessions", new SessionsManagement(status, sessions, engine), SessionsMXBean.class);
    beans.register("Media", new MediaManagement(status, catalog, engine), MediaMXBean.class);
    published = metrics.publish(NodeFigures.ALL, status);
  }

  @PreDestroy
  void unregister() {
    published.close();
    beans.close();
  }
}
