package io.baton.drain;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
import io.baton.connector.ofp.Drain;
import io.baton.event.EventFeed;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.provider.NodeDrain;
import io.baton.location.provider.ServiceProvider;
import io.baton.model.cluster.DrainStatus;
import io.baton.node.LocalEngine;
import io.baton.node.SteadyClock;
import io.baton.session.SessionRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Drains this node, and follows the drains of others. Its state lasts as long as the application
 * runs: who restarts, runs.
 */
@Singleton
@Startup
@DependsOn({"LocationKnowledge", "LocalServiceProvider", "EngineSessionRegistry", "NodeEventFeed"})
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LocalDrain implements NodeDrain {
  private static final Duration PERIOD = Duration.ofMillis(500);

  @EJB private LocalEngine engine;
  @EJB private ServiceProvider provider;
  @EJB private SessionRegistry sessions;
  @EJB private EventFeed feed;
  @Inject private ClusterDirectory directory;
  @Inject private NodeMessenger messenger;
  @Inject private VirtualContentDatabase contents;
  @Resource private ManagedThreadFactory threads;

  private DrainRun run;
  private PeriodicTasks tasks;

  @PostConstruct
  void start() {
    String self = directory.self().name();
    run =
        new DrainRun(
            self,
            new EngineDrainWork(engine, provider, sessions, contents, self),
            directory::announce,
            feed::publish,
            SteadyClock.system());
    DrainWatch watch = new DrainWatch(directory, messenger, feed::publish);
    tasks = new PeriodicTasks(1, threads);
    tasks.repeat(new RepeatedTask("Draining", run::look), PERIOD);
    tasks.repeat(new RepeatedTask("Following drains", watch::look), DrainWatch.PERIOD);
  }

  @PreDestroy
  void stop() {
    tasks.close();
  }

  @Override
  public DrainStatus drain(Drain request) {
    return run.drain(request);
  }

  @Override
  public DrainStatus status() {
    return run.status();
  }
}
