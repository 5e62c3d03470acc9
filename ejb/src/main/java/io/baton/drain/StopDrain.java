package io.baton.drain;

import io.baton.cluster.ClusterDirectory;
import io.baton.connector.ofp.Drain;
import io.baton.location.provider.NodeDrain;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Has the node drain before it stops. It is the first to stop, since all singletons start before
 * it: those that move its streams work on until it has stopped. The thread of the server that stops
 * it waits, for nothing else may stop meanwhile; no bean is called then.
 */
@Singleton
@Startup
@LocalBean
@DependsOn({"OfpServer", "RecordTimer", "LocationPulse", "NodeManagement", "OverviewManagement"})
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StopDrain {
  /** For what is ended when the time is over. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  @EJB private NodeDrain drain;
  @Inject private ClusterDirectory directory;

  private DrainSettings settings;
  private LongSupplier nanoClock = System::nanoTime;
  private Runnable pause = () -> LockSupport.parkNanos(STEP_NANOS);

  /** For the container. */
  public StopDrain() {}

  StopDrain(
      NodeDrain drain,
      ClusterDirectory directory,
      DrainSettings settings,
      LongSupplier nanoClock,
      Runnable pause) {
    this.drain = drain;
    this.directory = directory;
    this.settings = settings;
    this.nanoClock = nanoClock;
    this.pause = pause;
  }

  @PostConstruct
  void start() {
    settings = DrainSettings.read(System.getProperties());
  }

  @PreDestroy
  void stop() {
    Duration limit = settings.stopLimit();
    if (limit.isZero()) {
      return;
    }
    Drain request = new Drain(directory.self().name(), true, Optional.of(limit.toMillis()));
    DrainStatus status = drain.drain(request);
    long end = nanoClock.getAsLong() + limit.toNanos() + GRACE.toNanos();
    while (status.state() != ServiceState.DRAINED && nanoClock.getAsLong() - end < 0) {
      pause.run();
      status = drain.status();
    }
    if (status.state() != ServiceState.DRAINED) {
      DrainLog.LOG.stopsEarly(status.supplies(), status.sessions());
    }
  }
}
