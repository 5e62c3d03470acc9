package io.baton.location.balance;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
import io.baton.location.assignment.AssignmentStore;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.load.LoadBoard;
import io.baton.location.load.LocationSettings;
import io.baton.location.placement.CandidateFinder;
import io.baton.location.placement.Placement;
import io.baton.location.supervision.SupervisionTable;
import io.baton.node.NodeSettings;
import io.baton.node.SteadyClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Has the balancer look once a second, if this node is a location manager. */
@Singleton
@Startup
@DependsOn("LocationKnowledge")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ManagedSupplyBalance implements SupplyBalance {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Inject private ClusterDirectory directory;
  @Inject private NodeMessenger messenger;
  @Inject private VirtualContentDatabase contents;
  @Inject private LoadBoard loads;
  @Inject private SupervisionTable supervision;
  @Inject private AssignmentStore assignments;
  @Resource private ManagedThreadFactory threads;

  private SupplyBalancer balancer;
  private PeriodicTasks tasks;

  @PostConstruct
  void start() {
    Placement placement = new Placement(LocationSettings.current().network());
    balancer =
        new SupplyBalancer(
            directory,
            messenger,
            loads,
            supervision,
            assignments,
            new CandidateFinder(directory, contents, loads, supervision, placement),
            BalanceSettings.read(System.getProperties()),
            SteadyClock.system());
    tasks = new PeriodicTasks(1, threads);
    if (NodeSettings.current().has(NodeSettings.SLM)) {
      tasks.repeat(new RepeatedTask("Balancing supplies", balancer::look), PERIOD);
    }
  }

  @PreDestroy
  void stop() {
    tasks.close();
  }

  @Override
  public List<Move> moves() {
    return balancer.moves();
  }

  @Override
  public Set<String> overloaded() {
    return balancer.overloaded();
  }

  @Override
  public BalanceStatistics statistics() {
    return balancer.statistics();
  }
}
