package io.baton.management.cluster;

import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.balance.SupplyBalance;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.provider.NodeDrain;
import io.baton.location.supervision.SupervisionTable;
import io.baton.management.MBeans;
import io.baton.metrics.Metrics;
import io.baton.metrics.Publication;
import io.baton.node.Cached;
import io.baton.node.SteadyClock;
import io.baton.overview.AssignmentRegistry;
import io.baton.overview.ClusterOverview;
import io.baton.overview.Maintenance;
import io.baton.portal.Portal;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Registers the JMX beans and metrics of the cluster, and takes them away when the node stops. */
@Singleton
@Startup
@LocalBean
@DependsOn({
  "MetricsPublisher",
  "ClusterPortal",
  "ClusterLocationManager",
  "LocalClusterOverview",
  "OfpMaintenance",
  "ManagedSupplyBalance",
  "LocalDrain"
})
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class OverviewManagement {
  private static final Duration AGE = Duration.ofSeconds(1);

  @EJB private ClusterOverview cluster;
  @EJB private AssignmentRegistry assignments;
  @Inject private SupervisionTable supervision;
  @Inject private VirtualContentDatabase contents;
  @EJB private ServiceLocationManager manager;
  @EJB private Portal portal;
  @EJB private NodeDrain drain;
  @EJB private Maintenance maintenance;
  @EJB private SupplyBalance balance;
  @EJB private Metrics metrics;

  private final MBeans beans = new MBeans();
  private Publication published;

  /** For the container. */
  public OverviewManagement() {}

  OverviewManagement(
      ClusterOverview cluster,
      AssignmentRegistry assignments,
      SupervisionTable supervision,
      VirtualContentDatabase contents,
      ServiceLocationManager manager,
      Portal portal,
      NodeDrain drain,
      Maintenance maintenance,
      SupplyBalance balance,
      Metrics metrics) {
    this.cluster = cluster;
    this.assignments = assignments;
    this.supervision = supervision;
    this.contents = contents;
    this.manager = manager;
    this.portal = portal;
    this.drain = drain;
    this.maintenance = maintenance;
    this.balance = balance;
    this.metrics = metrics;
  }

  @PostConstruct
  void start() {
    Supplier<ClusterFigures> figures = new Cached<>(this::figures, AGE, SteadyClock.system())::get;
    BooleanSupplier acquainted = new Acquaintance(contents, SteadyClock.system())::isMade;
    beans.register(
        "Cluster", new ClusterManagement(figures, cluster, acquainted), ClusterMXBean.class);
    beans.register("Supervision", new SupervisionManagement(supervision), SupervisionMXBean.class);
    beans.register(
        "Assignments",
        new AssignmentsManagement(figures, assignments, manager, balance),
        AssignmentsMXBean.class);
    beans.register("Drain", new DrainManagement(drain, maintenance), DrainMXBean.class);
    published = metrics.publish(ClusterMetrics.ALL, figures);
  }

  private ClusterFigures figures() {
    return ClusterFigures.of(cluster, contents, manager, portal, drain, balance);
  }

  @PreDestroy
  void unregister() {
    published.close();
    beans.close();
  }
}
