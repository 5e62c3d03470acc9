package io.baton.location.knowledge;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
import io.baton.location.content.LogicalContentDatabase;
import io.baton.location.load.LoadBoard;
import io.baton.location.load.LoadExchange;
import io.baton.location.load.LoadMeter;
import io.baton.location.load.LocationSettings;
import io.baton.location.supervision.SupervisionTable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;

/** Has the node tell its load, ask for that of others, and maintain supervision, as time passes. */
@Singleton
@Startup
@LocalBean
@DependsOn("LocationKnowledge")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LocationPulse {
  private static final int THREADS = 2;
  private static final Duration MAINTENANCE = Duration.ofSeconds(1);

  @Inject private ClusterDirectory directory;
  @Inject private NodeMessenger messenger;
  @Inject private LoadMeter meter;
  @Inject private LoadBoard board;
  @Inject private LogicalContentDatabase contents;
  @Inject private SupervisionTable supervision;
  @Resource private ManagedThreadFactory threads;

  private PeriodicTasks tasks;

  @PostConstruct
  void start() {
    LocationSettings settings = LocationSettings.current();
    LoadExchange exchange =
        new LoadExchange(
            directory, meter, board, messenger, settings.pushTimeout(), System::nanoTime);
    RepeatedTask telling = new RepeatedTask("Telling the load", exchange::tell);
    tasks = new PeriodicTasks(THREADS, threads);
    tasks.repeat(telling, settings.pushInterval());
    tasks.repeat(new RepeatedTask("Asking for loads", exchange::ask), settings.pushInterval());
    tasks.repeat(new RepeatedTask("Maintaining supervision", supervision::maintain), MAINTENANCE);
    // Others are to know of an import or a deletion at once, not with the next statement.
    contents.onChange(() -> tasks.execute(telling));
  }

  @PreDestroy
  void stop() {
    tasks.close();
  }
}
