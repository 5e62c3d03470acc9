package io.baton.management.cluster;

import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.supervision.SupervisionTable;
import io.baton.management.MBeans;
import io.baton.node.Cached;
import io.baton.node.SteadyClock;
import io.baton.overview.AssignmentRegistry;
import io.baton.overview.ClusterOverview;
import io.baton.portal.Portal;
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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Registers the JMX beans and metrics of the cluster, and takes them away when the node stops. */
@Singleton
@Startup
@LocalBean
@DependsOn({"ClusterPortal", "ClusterLocationManager", "LocalClusterOverview"})
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
  @Inject private Instance<MeterRegistry> registries;

  private final MBeans beans = new MBeans();
  private Optional<ClusterMetrics> metrics = Optional.empty();

  /** For the container. */
  public OverviewManagement() {}

  OverviewManagement(
      ClusterOverview cluster,
      AssignmentRegistry assignments,
      SupervisionTable supervision,
      VirtualContentDatabase contents,
      ServiceLocationManager manager,
      Portal portal) {
    this.cluster = cluster;
    this.assignments = assignments;
    this.supervision = supervision;
    this.contents = contents;
    this.manager = manager;
    this.portal = portal;
  }

  /** There is no registry if the server runs without its metrics subsystem. */
  @PostConstruct
  void start() {
    register(registries.stream().findFirst());
  }

  void register(Optional<MeterRegistry> registry) {
    Supplier<ClusterFigures> figures = new Cached<>(this::figures, AGE, SteadyClock.system())::get;
    BooleanSupplier acquainted = new Acquaintance(contents, SteadyClock.system())::isMade;
    beans.register(
        "Cluster", new ClusterManagement(figures, cluster, acquainted), ClusterMXBean.class);
    beans.register("Supervision", new SupervisionManagement(supervision), SupervisionMXBean.class);
    beans.register(
        "Assignments",
        new AssignmentsManagement(figures, assignments, manager),
        AssignmentsMXBean.class);
    metrics = registry.map(present -> new ClusterMetrics(present, figures));
  }

  private ClusterFigures figures() {
    return ClusterFigures.of(cluster, contents, manager, portal);
  }

  @PreDestroy
  void unregister() {
    metrics.ifPresent(ClusterMetrics::close);
    beans.close();
  }
}
