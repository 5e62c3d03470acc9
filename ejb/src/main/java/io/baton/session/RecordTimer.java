package io.baton.session;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.assignment.AssignmentStore;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.provider.ServiceProvider;
import io.baton.location.supervision.SupervisionTable;
import io.baton.node.LocalEngine;
import io.baton.node.SteadyClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has the records looked after every few seconds, and when nodes or their supervision changed. */
@Singleton
@Startup
@LocalBean
@DependsOn({"ClusterLocationManager", "LocalServiceProvider", "InfinispanSessionStore"})
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecordTimer {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Looks when nothing happens are this many periods apart. */
  private static final int IDLE_PERIODS = 10;

  /**
   * Looks are at least so many periods apart, whatever happens: where nodes that are overloaded
   * pass each other over by turns, taking streams over each time would overload them all the more.
   */
  private static final int LEAST_PERIODS = 5;

  @Resource private ManagedThreadFactory threads;
  @Inject private ClusterDirectory directory;
  @Inject private SupervisionTable supervision;
  @EJB private LocalEngine engine;
  @EJB private ServiceProvider provider;
  @EJB private ServiceLocationManager manager;
  @EJB private SessionStore sessions;
  @Inject private AssignmentStore assignments;
  @Inject private AnchoredSupply supply;

  private final AtomicBoolean changed = new AtomicBoolean(true);
  private NodeLosses losses;
  private RecordKeeper keeper;
  private PeriodicTasks tasks;
  private int idle = LEAST_PERIODS;

  /** For the container. */
  public RecordTimer() {}

  RecordTimer(
      ClusterDirectory directory,
      SupervisionTable supervision,
      NodeLosses losses,
      RecordKeeper keeper) {
    this.directory = directory;
    this.supervision = supervision;
    follow(losses, keeper);
  }

  @PostConstruct
  void start() {
    follow(
        new NodeLosses(directory, supervision, sessions, assignments),
        new RecordKeeper(
            directory,
            engine,
            provider,
            manager,
            sessions,
            assignments,
            supply,
            SteadyClock.system()));
    tasks = new PeriodicTasks(1, threads);
    tasks.repeat(new RepeatedTask("Looking after records", this::look), PERIOD);
  }

  @PreDestroy
  void stop() {
    tasks.close();
  }

  private void follow(NodeLosses lost, RecordKeeper with) {
    losses = lost;
    keeper = with;
    directory.onChange(() -> changed.set(true));
    supervision.onChange(() -> changed.set(true));
  }

  void look() {
    losses.look();
    idle++;
    if (idle >= IDLE_PERIODS || (idle >= LEAST_PERIODS && changed.get())) {
      changed.set(false);
      idle = 0;
      keeper.look();
    }
  }
}
