package io.baton.session;

import io.baton.cluster.ClusterDirectory;
import io.baton.location.AssignmentStore;
import io.baton.location.ServiceLocationManager;
import io.baton.location.ServiceProvider;
import io.baton.node.LocalEngine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has the records looked after every few seconds, and when nodes came or went. The next look is set
 * when the last one is over, for it asks other members.
 */
@Singleton
@Startup
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecordTimer {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Looks when nothing happens are this many periods apart. */
  private static final int IDLE_PERIODS = 10;

  @Resource private TimerService timers;
  @EJB private ClusterDirectory directory;
  @EJB private LocalEngine engine;
  @EJB private ServiceProvider provider;
  @EJB private ServiceLocationManager manager;
  @EJB private SessionStore sessions;
  @EJB private AssignmentStore assignments;

  private final AtomicBoolean changed = new AtomicBoolean(true);
  private RecordKeeper keeper;
  private int idle;

  /** For the container. */
  public RecordTimer() {}

  RecordTimer(TimerService timers, ClusterDirectory directory, RecordKeeper keeper) {
    this.timers = timers;
    this.directory = directory;
    start(keeper);
  }

  @PostConstruct
  void start() {
    start(
        new RecordKeeper(
            directory,
            engine,
            provider,
            manager,
            sessions,
            assignments,
            RecordKeeper.reservationLife(System.getProperties()),
            Clock.systemUTC()));
  }

  private void start(RecordKeeper with) {
    keeper = with;
    directory.onChange(() -> changed.set(true));
    setNext();
  }

  private void setNext() {
    timers.createSingleActionTimer(PERIOD.toMillis(), new TimerConfig(null, false));
  }

  /** What the cache throws is its own: a member that left, a partition, a time limit. */
  @Timeout
  void look() {
    idle++;
    try {
      if (changed.getAndSet(false) || idle >= IDLE_PERIODS) {
        idle = 0;
        keeper.look();
      }
    } catch (RuntimeException e) {
      SessionLog.LOG.notKept(e.toString());
    } finally {
      setNext();
    }
  }
}
