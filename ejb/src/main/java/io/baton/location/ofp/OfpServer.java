package io.baton.location.ofp;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
import io.baton.location.assignment.AnchorHandoff;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.load.LoadBoard;
import io.baton.location.provider.NodeDrain;
import io.baton.location.provider.ServiceProvider;
import io.baton.location.supervision.SupervisionTable;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
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

/** Lets this node answer OFP when its beans are ready, and no more when it stops. */
@Singleton
@Startup
@LocalBean
@DependsOn({"ClusterLocationManager", "LocalServiceProvider", "LocalDrain", "ClusterPortal"})
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OfpServer {
  private static final Duration MAINTENANCE = Duration.ofSeconds(1);

  @Inject private ClusterDirectory directory;
  @Inject private NodeMessenger messenger;
  @EJB private ServiceLocationManager manager;
  @EJB private ServiceProvider provider;
  @Inject private AnchoredSupply supply;
  @EJB private AnchorHandoff anchor;
  @EJB private NodeDrain drain;
  @Inject private LoadBoard loads;
  @Inject private SupervisionTable supervision;

  @Resource private ManagedThreadFactory threads;

  private PeriodicTasks tasks;

  @PostConstruct
  void start() {
    messenger.serve(
        new NodeOfpService(
            NodeSettings.current(),
            directory,
            manager,
            provider,
            supply,
            anchor,
            drain,
            loads,
            supervision));
    tasks = new PeriodicTasks(1, threads);
    tasks.repeat(new RepeatedTask("Looking after OFP", messenger::maintain), MAINTENANCE);
  }

  @PreDestroy
  void stop() {
    tasks.close();
    messenger.stopServing();
  }
}
